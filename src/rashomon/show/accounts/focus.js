// The menu of incidents: choosing one leaves its figures, its rows and what a coder fills in. Without it all incidents stand there, folded.
(() => {
  "use strict";
  const menu = document.getElementById("focus");
  if (!menu) return;
  const title = document.querySelector("h1.headline");
  const about = document.querySelector(".kicker .about");
  const before = [title, about].map((node) => [node, node ? [...node.childNodes] : []]);
  const copied = (node) => [...node.childNodes].map((child) => child.cloneNode(true));
  menu.parentElement.hidden = false;

  // Columns in which the rows left say nothing are left out too.
  const narrow = (table, chosen) => {
    const rows = [...table.querySelectorAll("tr.point:not([hidden])")];
    for (const mode of ["v", "o"]) {
      const heads = [...table.querySelectorAll(`thead th.${mode}`)];
      const cells = rows.map((row) => [...row.querySelectorAll(`td.cell.${mode}`)]);
      const idle = heads.map((_, n) => Boolean(chosen) && cells.every((row) => row[n].matches(".no_position, .unread")));
      heads.forEach((head, n) => { for (const cell of [head, ...cells.map((row) => row[n])]) cell.classList.toggle("idle", idle[n]); });
      const left = idle.filter((one) => !one).length;
      if (chosen && left) {
        table.style.setProperty(`--columns-${mode}`, `var(--first) repeat(${left}, minmax(0, 1fr))`);
        table.style.setProperty(`--least-${mode}`, `${13 + 7 * left}rem`);
      } else {
        table.style.removeProperty(`--columns-${mode}`);
        table.style.removeProperty(`--least-${mode}`);
      }
    }
  };

  const choose = () => {
    const chosen = menu.value;
    menu.dataset.chosen = chosen;
    for (const one of document.querySelectorAll("[data-i]")) {
      one.hidden = chosen ? one.dataset.i !== chosen : "only" in one.dataset;
      if (one.localName === "details") one.open = Boolean(chosen) && !one.hidden;
    }
    for (const more of document.querySelectorAll("[data-more]")) {
      const holds = more.querySelector("[data-i]:not([hidden])") !== null;
      more.hidden = !holds;
      more.open = Boolean(chosen) && holds;
    }
    for (const table of document.querySelectorAll(".matrix")) narrow(table, chosen);
    for (const fold of document.querySelectorAll(".fold")) {
      const rows = fold.querySelectorAll("tr.point:not([hidden])").length;
      fold.hidden = !rows;
      fold.querySelector("summary b").textContent = rows.toLocaleString("en");
    }
    for (const [within, what] of [[".tables", ":scope > .scroll tr.point:not([hidden])"], [".tolls", "[data-i]:not([hidden])"]]) {
      const none = document.querySelector(`${within} > .none`);
      if (none) none.hidden = document.querySelector(within).querySelector(what) !== null;
    }
    const scroll = document.querySelector(".tables > .scroll");
    if (scroll) scroll.hidden = !scroll.querySelector("tr.point:not([hidden])");
    const told = chosen && document.querySelector(`.incident-told[data-i="${CSS.escape(chosen)}"]`);
    for (const [node, nodes] of before) {
      if (!node) continue;
      node.replaceChildren(...(told ? copied(told.querySelector(node === title ? ".named" : ".about")) : nodes));
    }
  };
  // The address keeps the choice, so that it can be sent on and lasts over a reload.
  const follow = () => {
    const named = /^#focus=(.+)$/.exec(location.hash)?.[1] ?? "";
    menu.value = [...menu.options].some((option) => option.value === named) ? named : "";
    if (named || menu.dataset.chosen) choose();
  };
  menu.addEventListener("change", () => {
    history.replaceState(null, "", menu.value ? `#focus=${menu.value}` : location.href.split("#")[0]);
    choose();
  });
  addEventListener("hashchange", () => { if (location.hash.startsWith("#focus=")) follow(); });
  follow();
})();
