// Lights up the words of a card or a figure and the card of words; shows the statements and figures of one voice. The page reads well without it.
(() => {
  "use strict";
  const parts = new Map();
  for (const part of document.querySelectorAll("[data-s]"))
    for (const id of part.dataset.s.split(" ")) {
      if (!parts.has(id)) parts.set(id, []);
      parts.get(id).push(part);
    }
  const innermost = (part) => part.dataset.s.split(" ").pop();

  let lit = null;
  const light = (id) => {
    if (id === lit) return;
    for (const part of parts.get(lit) ?? []) part.classList.remove("lit");
    for (const part of parts.get(id) ?? []) part.classList.add("lit");
    lit = id;
  };
  const follow = (event) => {
    const part = event.target.closest?.("[data-s]");
    light(part ? innermost(part) : null);
  };
  document.addEventListener("pointerover", follow);
  document.addEventListener("focusin", follow);
  document.addEventListener("focusout", () => light(null));
  document.addEventListener("click", (event) => {
    const words = event.target.closest?.(".m[data-s]");
    if (words && !event.target.closest("a") && getSelection().isCollapsed) location.hash = innermost(words);
  });

  const choose = (article, voice) => {
    for (const button of article.querySelectorAll("button.voice")) button.setAttribute("aria-pressed", String(button.value === voice));
    const kept = new Set();
    let cards = 0;
    for (const card of article.querySelectorAll(".card")) {
      card.hidden = voice !== null && !card.dataset.v.split(" ").includes(voice);
      if (!card.hidden) { kept.add(card.id); cards += 1; }
    }
    for (const row of article.querySelectorAll("tr.figure")) {
      row.hidden = voice !== null && !row.dataset.v.split(" ").includes(voice);
      if (!row.hidden) for (const id of row.dataset.s.split(" ")) kept.add(id);
    }
    for (const incident of article.querySelectorAll(".incident[id]")) kept.add(incident.id);
    for (const words of article.querySelectorAll(".story [data-s]"))
      words.classList.toggle("off", !words.dataset.s.split(" ").some((id) => kept.has(id)));
    article.querySelector(".clear").hidden = voice === null;
    article.querySelector(".shown").textContent = voice === null ? "" : `${cards} shown`;
  };
  for (const article of document.querySelectorAll("article")) {
    for (const plain of article.querySelectorAll(".cast li > .voice")) {
      const button = document.createElement("button");
      button.className = plain.className;
      button.type = "button";
      button.value = plain.dataset.v;
      button.append(...plain.childNodes);
      plain.replaceWith(button);
      button.addEventListener("click", () => choose(article, button.getAttribute("aria-pressed") === "true" ? null : button.value));
      button.setAttribute("aria-pressed", "false");
    }
    article.querySelector(".clear")?.addEventListener("click", () => choose(article, null));
    article.addEventListener("keydown", (event) => { if (event.key === "Escape" && article.querySelector(".clear")) choose(article, null); });
  }
  // A jump lights up where it leads; to a card that the filter hides it shows everything again.
  addEventListener("hashchange", () => {
    const goal = document.getElementById(location.hash.slice(1));
    const fold = goal?.closest("details:not([open])");
    if (fold) { fold.open = true; goal.scrollIntoView(); }
    if (goal?.closest("[hidden]")) { choose(goal.closest("article"), null); goal.scrollIntoView(); }
    light(goal?.dataset.s ? innermost(goal) : null);
  });
})();
