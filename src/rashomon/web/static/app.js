// Keys for every page: / goes to the search; on a report arrows move over cards, Enter opens a card's record, c copies its footnote.
// Everything the keys do can be done by links and forms as well.
(() => {
  "use strict";
  const typing = (goal) => goal.closest?.("input, textarea, select, [contenteditable]");
  const say = (text) => {
    document.querySelector(".toast")?.remove();
    const toast = document.createElement("p");
    toast.className = "toast";
    toast.setAttribute("role", "status");
    toast.textContent = text;
    document.body.append(toast);
    setTimeout(() => toast.remove(), 2500);
  };
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      say("footnote copied");
    } catch {
      say("could not copy; the footnote stands on the record's page");
    }
  };

  const cards = () => [...document.querySelectorAll(".card:not([hidden]), .stop")];
  let here = null;
  const move = (step) => {
    const all = cards();
    if (!all.length) return false;
    const at = all.indexOf(document.activeElement?.closest?.(".card, .stop") ?? here);
    const next = all[Math.min(all.length - 1, Math.max(0, at + step))];
    here?.classList.remove("here");
    here = next;
    next.tabIndex = -1;
    next.classList.add("here");
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
    return true;
  };
  const links = () => document.activeElement?.closest?.(".card, .stop")?.querySelector("a.item");

  const toPoint = (event, part) => {
    const row = event.target.closest("tr.point[id]");
    if (row) location.href = `/point/${encodeURIComponent(row.id)}${location.search}#${part}`;
    return row;
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target)) return;
    const keys = {
      "/": () => { const box = document.getElementById("q"); box.focus(); box.select(); return true; },
      ArrowDown: () => document.querySelector(".card, .stop") && move(1),
      ArrowUp: () => document.querySelector(".card, .stop") && move(-1),
      Enter: () => { const link = event.target.closest("a, button, summary") ? null : links(); link?.click(); return link; },
      c: () => {
        const note = links()?.dataset.note ?? document.querySelector("textarea[data-footnote]")?.value;
        if (note) copy(note);
        return note;
      },
      n: () => {
        const box = document.getElementById("note");
        if (box) { box.focus(); return true; }
        const link = links();
        if (link) location.href = `${link.href}#note`;
        return link ?? toPoint(event, "note");
      },
      x: () => {
        const button = document.getElementById("no-contradiction");
        if (button) { button.focus(); return true; }
        return toPoint(event, "no-contradiction");
      },
    };
    if (Object.hasOwn(keys, event.key) && keys[event.key]()) event.preventDefault();
  });
})();
