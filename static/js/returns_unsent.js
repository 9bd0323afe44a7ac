// What was typed and not yet acknowledged, kept in this browser: short answers only, never words.

const LONGEST = 7; // "999,999"

export class Unsent {
  constructor(name) {
    this.name = name;
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.name)) ?? {};
    } catch {
      return {};
    }
  }

  write(kept) {
    try {
      if (Object.keys(kept).length) localStorage.setItem(this.name, JSON.stringify(kept));
      else localStorage.removeItem(this.name);
    } catch {
      // a browser that keeps nothing still sends what is typed
    }
  }

  keep(key, one) {
    if (one.text.length <= LONGEST) this.write({ ...this.read(), [key]: one });
  }

  forget(key) {
    const { [key]: _, ...rest } = this.read();
    this.write(rest);
  }

  all() {
    return Object.entries(this.read());
  }
}
