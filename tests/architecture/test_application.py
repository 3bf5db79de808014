"""The application keeps its promises: actions, models, migrations."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

HOUSE = Path(__file__).parents[2] / "src" / "forspring"
ACTIONS = [
    pytest.param(node, id=f"{path.parent.parent.name}.{path.stem}.{node.name}")
    for path in sorted(HOUSE.glob("*/actions/*.py"))
    for node in ast.parse(path.read_text()).body
    if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
]
MODELS = [model for app in ("access", "casework", "publication") for model in apps.get_app_config(app).get_models()]

#: The worker's own steps with an errand: the act that asked for the errand has the entry.
OF_THE_WORKER = {"take", "tell", "end", "give_back"}


def _called(node: ast.FunctionDef) -> set[str]:
    return {ast.unparse(call.func) for call in ast.walk(node) if isinstance(call, ast.Call)}


@pytest.mark.parametrize("action", ACTIONS)
def test_an_action_names_who_acts_and_takes_nothing_by_place(action):
    assert not action.args.args
    assert "by" in {argument.arg for argument in action.args.kwonlyargs}


@pytest.mark.parametrize("action", ACTIONS)
def test_an_action_asks_for_permission_first_and_is_whole_or_not_at_all(action):
    first = next(line for line in action.body if not (isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant)))
    assert ast.unparse(first).startswith("require(")
    assert "transaction.atomic" in {ast.unparse(one) for one in action.decorator_list}


@pytest.mark.parametrize("action", ACTIONS)
def test_an_action_is_told_in_the_log(action):
    assert "log.record" in _called(action) or action.name in OF_THE_WORKER


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_model_says_which_of_its_fields_are_about_a_person(model):
    assert set(model.PERSONAL) <= {field.name for field in model._meta.get_fields()}


@pytest.mark.django_db
def test_no_change_of_a_model_lacks_its_migration():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
