// What a page does beyond its links and forms: in an article, words and claims light each other up.
"use strict";
(() => {
  const text = document.querySelector(".text");
  if (!text) return;
  const items = new Map([...document.querySelectorAll("li[data-claim]")].map((item) => [item.dataset.claim, item]));
  const marks = [...text.querySelectorAll("mark[data-claims]")];
  const of = (mark) => mark.dataset.claims.split(" ");

  const light = (claim, look, on) => {
    for (const mark of marks) if (of(mark).includes(claim)) mark.classList.toggle(look, on);
  };
  const slots = (item, open) => {
    item.classList.toggle("chosen", open);
    item.querySelector(".claim").setAttribute("aria-expanded", String(open));
    item.querySelector(".slots").hidden = !open;
  };
  let chosen = "";
  const choose = (claim) => {
    if (chosen && items.has(chosen)) { light(chosen, "chosen", false); slots(items.get(chosen), false); }
    chosen = claim === chosen ? "" : claim;
    if (chosen && items.has(chosen)) { light(chosen, "chosen", true); slots(items.get(chosen), true); }
  };

  for (const [claim, item] of items) {
    const button = item.querySelector(".claim");
    button.addEventListener("click", () => {
      choose(claim);
      if (chosen) document.getElementById(`claim-${claim}`)?.scrollIntoView({ block: "center" });
    });
    for (const [event, on] of [["mouseenter", true], ["mouseleave", false], ["focus", true], ["blur", false]])
      button.addEventListener(event, () => light(claim, "near", on));
  }
  for (const mark of marks) {
    const claims = of(mark);
    mark.title = claims.map((claim) => {
      const item = items.get(claim);
      if (!item) return "";
      const told = [...item.querySelectorAll("dt")].map((slot) => `${slot.textContent}: ${slot.nextElementSibling.textContent}`);
      return [item.querySelector(".claim").textContent.trim(), ...told].join("\n");
    }).join("\n\n");
    mark.addEventListener("click", () => {
      choose(claims[(claims.indexOf(chosen) + 1) % claims.length]);
      if (chosen) items.get(chosen)?.scrollIntoView({ block: "nearest" });
    });
  }
  const asked = decodeURIComponent(location.hash).replace("#claim-", "");
  if (items.has(asked)) choose(asked);
})();
