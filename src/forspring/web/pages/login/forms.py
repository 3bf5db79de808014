"""The log-in form: a name, a password, and the second factor where the account has one."""

from __future__ import annotations

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django_otp import devices_for_user, match_token

from forspring.kernel.texts import _


class LoginForm(AuthenticationForm):
    """Refuses with one and the same sentence, whichever of the three was wrong."""

    token = forms.CharField(required=False, max_length=6)

    def clean(self) -> dict[str, object]:
        """Check the password, then the second factor."""
        cleaned = super().clean()
        account = self.get_user()
        if account is not None and any(devices_for_user(account)):
            device = match_token(account, str(cleaned.get("token", "")))
            if device is None:
                raise self.get_invalid_login_error()
            account.otp_device = device
        return cleaned

    def get_invalid_login_error(self) -> ValidationError:
        """Why it did not work, without saying which part was wrong."""
        return ValidationError(_("Navn, adgangskode eller engangskode passer ikke sammen. Prøv igen."), code="invalid_login")
