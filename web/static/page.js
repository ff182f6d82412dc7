// What the page gains from a script; without it everything works, with more clicks.
"use strict";

let shown = location.search;
const field = document.querySelector("[data-suggest]");
if (field) suggest(field);
document.addEventListener("keydown", toSearch);
document.querySelectorAll("[data-facet] .more").forEach(filterBox);
document.querySelectorAll("[data-copy]").forEach(copying);
document.querySelectorAll("[data-base]").forEach(dragging);
folding();
applying();

// "/" leads to the search box, unless something is being typed.
function toSearch(event) {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey || !field) return;
  event.preventDefault();
  field.focus();
  field.select();
}

// Suggestions as a listbox, after the ARIA pattern of a combobox.
function suggest(input) {
  const list = document.createElement("ul");
  let timer, pending, active = -1;
  list.id = "options";
  list.className = "options";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels[0].textContent);
  input.parentNode.append(list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", "options"], ["aria-expanded", "false"]]) input.setAttribute(name, value);

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
  function show([, texts, descriptions, addresses]) {
    list.replaceChildren(...texts.map((text, at) => {
      const item = document.createElement("li");
      const about = document.createElement("span");
      item.id = "option" + at;
      item.lang = "de";
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.dataset.address = addresses[at];
      item.append(text, about);
      about.append(descriptions[at]);
      return item;
    }));
    active = -1;
    list.hidden = !texts.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
  }
  function choose(at) {
    const items = list.children;
    if (items[active]) items[active].setAttribute("aria-selected", "false");
    active = (at + items.length + 1) % (items.length + 1);
    if (active === items.length) active = -1;
    if (active < 0) return input.removeAttribute("aria-activedescendant");
    items[active].setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", items[active].id);
  }
  async function ask() {
    if (pending) pending.abort();
    if (!input.value.trim()) return close();
    pending = new AbortController();
    try {
      const answer = await fetch(input.dataset.suggest + "?q=" + encodeURIComponent(input.value), { signal: pending.signal });
      if (answer.ok && document.activeElement === input) show(await answer.json());
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  }
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 90); });
  input.addEventListener("blur", () => setTimeout(close, 150));
  input.addEventListener("keydown", event => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") choose(active + 1);
    else if (event.key === "ArrowUp") choose(active < 0 ? list.children.length - 1 : active - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && active >= 0) location.assign(list.children[active].dataset.address);
    else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", event => {
    const item = event.target.closest("li");
    if (item) location.assign(item.dataset.address);
  });
}

// A box that filters the further rows of a facet.
function filterBox(more) {
  const rows = [...more.querySelectorAll("li")];
  if (rows.length < 8) return;
  const box = document.createElement("div");
  const input = document.createElement("input");
  box.className = "mini";
  input.type = "search";
  input.setAttribute("aria-label", more.dataset.filter);
  input.placeholder = more.dataset.filter;
  box.append(input);
  more.querySelector("summary").after(box);
  input.addEventListener("keydown", event => { if (event.key === "Enter") event.preventDefault(); });
  input.addEventListener("input", () => {
    const wanted = input.value.trim().toLocaleLowerCase("de");
    for (const row of rows) row.hidden = !row.textContent.toLocaleLowerCase("de").includes(wanted);
  });
}

// One click copies a citation.
function copying(button) {
  if (!navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).innerText);
    button.textContent = button.dataset.done;
  });
}

// Dragging over the chart chooses a period.
function dragging(chart) {
  const { base, first, step } = chart.dataset;
  const columns = Number(chart.dataset.columns), top = Number(chart.dataset.y), height = Number(chart.dataset.height);
  let from = null, box;
  const column = event => {
    const area = chart.getBoundingClientRect();
    return Math.max(0, Math.min(columns - 1, Math.floor((event.clientX - area.left) / area.width * columns)));
  };
  const date = at => {
    const [year, month, day] = first.split("-").map(Number);
    if (step === "year") return String(year + at);
    const moment = step === "month" ? new Date(Date.UTC(year, month - 1 + at, 1)) : new Date(Date.UTC(year, month - 1, day + at));
    return moment.toISOString().slice(0, step === "month" ? 7 : 10);
  };
  chart.addEventListener("dragstart", event => event.preventDefault());
  chart.addEventListener("pointerdown", event => {
    const inside = event.clientY - chart.getBoundingClientRect().top;
    if (event.button === 0 && event.pointerType !== "touch" && inside >= top && inside <= top + height) from = column(event);
  });
  addEventListener("pointermove", event => {
    if (from === null) return;
    const to = column(event);
    if (!box && to === from) return;
    if (!box) {
      box = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      box.setAttribute("class", "drag");
      box.setAttribute("y", top);
      box.setAttribute("height", height);
      chart.append(box);
    }
    box.setAttribute("x", Math.min(from, to) / columns * 100 + "%");
    box.setAttribute("width", (Math.abs(to - from) + 1) / columns * 100 + "%");
  });
  addEventListener("pointerup", event => {
    if (box) {
      const ends = [from, column(event)].sort((one, other) => one - other).map(date);
      addEventListener("click", stop => stop.preventDefault(), { capture: true, once: true });
      location.assign(base + (base.includes("?") ? "&" : "?") + "from=" + ends[0] + "&to=" + ends[1]);
    }
    from = null;
  });
}

// On a phone the facets begin folded.
function folding() {
  const fold = document.querySelector(".fold");
  if (fold && matchMedia("(max-width: 819px)").matches) fold.open = false;
}

// Ticking a facet fetches the narrowed page and puts it in place; focus and scrolling stay.
function applying() {
  document.addEventListener("change", event => {
    const form = event.target.closest("form.facets");
    if (!form || event.target.type !== "checkbox") return;
    if (event.target.checked) for (const twin of form.elements) if (twin !== event.target && twin.name === event.target.name && twin.value.replace(/^-/, "") === event.target.value.replace(/^-/, "")) twin.checked = false;
    const wanted = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    replace("/?" + wanted, event.target);
  });
  addEventListener("popstate", () => { if (location.search !== shown) location.reload(); });
}

async function replace(address, cause) {
  const main = document.querySelector("main");
  main.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const open = [...main.querySelectorAll("details[open] > summary")].map(summary => summary.textContent);
    history.pushState(null, "", page.querySelector("link[rel=canonical]")?.getAttribute("href") || address);
    shown = location.search;
    document.title = page.title;
    main.replaceChildren(...page.querySelector("main").childNodes);
    for (const summary of main.querySelectorAll(".facets summary")) summary.parentNode.open ||= open.includes(summary.textContent);
    main.querySelectorAll("[data-facet] .more").forEach(filterBox);
    main.querySelectorAll("[data-base]").forEach(dragging);
    const same = [...main.querySelectorAll("form.facets input")].find(input => input.name === cause.name && input.value === cause.value);
    if (same) same.focus({ preventScroll: true });
    announce(main.querySelector("h1").textContent);
  } catch {
    location.assign(address);
  }
  main.removeAttribute("aria-busy");
}

function announce(text) {
  let status = document.querySelector("[role=status]");
  if (!status) {
    status = document.createElement("p");
    status.className = "sr";
    status.setAttribute("role", "status");
    document.body.append(status);
  }
  status.textContent = text;
}
