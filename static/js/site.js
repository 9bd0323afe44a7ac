// Wakes the NHS.UK components of the page: menu, error summary, password fields.
import { initAll } from "../vendor/nhsuk-frontend.min.js";

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
initAll();
