// Signing in again changes the token that goes with every form: the page is asked for the new one,
// and whose it is. Nothing is sent in somebody else's name.

const FIELDS = "input[name=csrfmiddlewaretoken]";

export class Session {
  constructor(page) {
    this.person = page.dataset.person;
    this.notice = document.getElementById("return-signed-out");
  }

  get token() {
    return document.querySelector(FIELDS).value;
  }

  get isOver() {
    return !this.notice.hidden;
  }

  // Whether the same person is signed in.
  async renewed() {
    const fresh = await freshPage();
    const person = fresh?.getElementById("return")?.dataset.person;
    const isSame = person === this.person;
    this.notice.hidden = isSame;
    this.notice.querySelector("[data-somebody-else]").hidden = isSame || person === undefined;
    if (isSame) {
      const token = fresh.querySelector(FIELDS).value;
      for (const field of document.querySelectorAll(FIELDS)) field.value = token;
    }
    return isSame;
  }
}

async function freshPage() {
  try {
    const answer = await fetch(window.location.pathname, { headers: { Accept: "text/html" } });
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    return null;
  }
}
