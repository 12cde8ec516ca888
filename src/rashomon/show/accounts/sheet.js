// Arrows move over the cells of the accounts, Enter opens a row's words, c copies a footnote. The sheet reads and opens without it.
(() => {
  "use strict";
  const seen = (cell) => cell.offsetParent !== null;
  const rows = () => [...document.querySelectorAll("tr.point")].filter(seen);
  const cells = (row) => [...row.querySelectorAll("td.cell")].filter(seen);
  const fold = (row) => row.querySelector(".opened > details");
  let here = null;

  // One cell in sight can be reached by Tab; from it the arrows lead to the others.
  const enter = () => {
    here?.classList.remove("here");
    here = null;
    for (const cell of document.querySelectorAll("td.cell")) cell.tabIndex = -1;
    const first = [...document.querySelectorAll("tr.point td.cell")].find(seen);
    if (first) first.tabIndex = 0;
  };
  enter();

  const move = (cell) => {
    if (!cell) return;
    here?.classList.remove("here");
    for (const other of document.querySelectorAll('td.cell[tabindex="0"]')) other.tabIndex = -1;
    here = cell;
    cell.tabIndex = 0;
    cell.classList.add("here");
    cell.focus();
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    for (const proof of document.querySelectorAll(".proof.lit")) proof.classList.remove("lit");
    if (cell.dataset.e) cell.closest("tr").querySelector(`.proof[data-e="${cell.dataset.e}"]`)?.classList.add("lit");
  };
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
      // A file opened from disk may not be let near the clipboard; selected text still can be copied.
      const box = document.createElement("textarea");
      box.value = text;
      document.body.append(box);
      box.select();
      say(document.execCommand("copy") ? "footnote copied" : "could not copy");
      box.remove();
    }
  };
  const note = (goal) => {
    const proof = goal.closest(".proof");
    if (proof) return proof.dataset.note;
    const cell = goal.closest("td.cell[data-e]");
    return cell?.closest("tr").querySelector(`.proof[data-e="${cell.dataset.e}"]`)?.dataset.note;
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const goal = event.target;
    if (event.key === "c") {
      const text = note(goal);
      if (text) copy(text);
      return;
    }
    const cell = goal.closest?.("td.cell");
    if (!cell) return;
    const row = cell.closest("tr");
    const at = cells(row).indexOf(cell);
    const all = rows();
    const line = all.indexOf(row);
    const steps = { ArrowLeft: () => cells(row)[at - 1], ArrowRight: () => cells(row)[at + 1], ArrowUp: () => all[line - 1] && cells(all[line - 1])[at], ArrowDown: () => all[line + 1] && cells(all[line + 1])[at] };
    if (event.key in steps) {
      event.preventDefault();
      move(steps[event.key]());
    } else if (event.key === "Enter") {
      event.preventDefault();
      const words = fold(row);
      words.open = !words.open;
      move(cell);
    }
  });
  document.addEventListener("click", (event) => {
    const cell = event.target.closest?.("td.cell");
    if (!cell || event.target.closest("a") || !getSelection().isCollapsed) return;
    fold(cell.closest("tr")).open = true;
    move(cell);
  });
  for (const proof of document.querySelectorAll(".proof")) proof.tabIndex = 0;
  document.addEventListener("change", enter);

  const lead = () => {
    const goal = document.getElementById(location.hash.slice(1));
    if (!goal) return;
    const menu = document.getElementById("focus");
    if (menu?.value && goal.closest("[data-i][hidden], .fold[hidden]")) {
      menu.value = "";
      menu.dispatchEvent(new Event("change", { bubbles: true }));
    }
    for (let outer = goal.closest("details"); outer; outer = outer.parentElement.closest("details")) outer.open = true;
    goal.scrollIntoView();
  };
  addEventListener("hashchange", lead);
  if (location.hash) lead();
})();
