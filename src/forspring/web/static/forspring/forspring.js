// Comforts only: every page works without this file.
"use strict";
(() => {
  // What the design system's script can bring to life inside a part of the page. Its own init() is for the whole page,
  // once: each further call would add one more "Mere" to the menu.
  const parts = {
    ".js-dropdown": "Dropdown",
    ".js-menudropdown": "MenuDropdown",
    ".overflow-menu--sort": "DropdownSort",
    ".form-limit": "CharacterLimit",
    ".js-checkbox-toggle-content": "CheckboxToggleContent",
    ".js-radio-toggle-group": "RadioToggleGroup",
    ".alert.has-close": "Alert",
    ".tooltip-wrapper": "Tooltip",
    '[data-module="error-summary"]': "ErrorSummary",
  };

  function enliven(part) {
    for (const [selector, name] of Object.entries(parts)) {
      const found = [...part.querySelectorAll(selector), ...(part.matches(selector) ? [part] : [])];
      for (const element of found) new window.DKFDS[name](element).init();
    }
  }

  if (window.DKFDS) {
    window.DKFDS.init();
    // htmx tells of the whole body once, at load; that part is alive already.
    document.addEventListener("htmx:load", ({ detail }) => {
      if (detail.elt !== document.body) enliven(detail.elt);
    });
  }

  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-auto]");
    if (form && event.target.matches("select")) form.requestSubmit();
  });
})();
