// Wakes the NHS.UK components of the page: menu, error summary, password fields.
import { initAll } from "../vendor/nhsuk-frontend.min.js";

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
initAll();

// Charts are there to be read already: what takes them over can wait until the page is.
if (document.querySelector(".chart")) {
  window.addEventListener("load", () => import("./charts.js"), { once: true });
}

// What a return's page keeps of unsaved answers ends with the sign-out.
document.querySelector(".nhsuk-header__account-form")?.addEventListener("submit", () => {
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith("returns:")) localStorage.removeItem(name);
  }
});
