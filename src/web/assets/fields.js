// A form's fields: what is asked comes and goes as one answers, an answer can be taken away, rows and values can be added. The same rules as
// on the server (`visible.rs`); what is hidden here keeps what was typed. Saves nothing by itself: it says `change`.

const forms = () => document.querySelectorAll("[data-fields]");
const asked = (el) => el.closest("[data-item][hidden]") === null;
const escaped = (name) => CSS.escape(name);

/** What is answered in a field: values, and own words apart. Nothing in a field that is not asked. */
function answers(form, field) {
  const values = [];
  for (const el of form.querySelectorAll(`[name="${escaped(field)}"]`)) {
    if (!asked(el)) continue;
    if (el.matches("[type=radio], [type=checkbox]") && !el.checked) continue;
    if (el.value.trim() !== "") values.push({ value: el.value.trim(), own: false });
  }
  const own = form.querySelector(`[name="${escaped(field)}~own"]`);
  if (own && asked(own) && own.value.trim() !== "") values.push({ value: own.value.trim(), own: true });
  return values;
}

/** Which of the two is larger; none where they cannot be compared. */
function compared(answer, value, kind) {
  if (kind === "number") {
    const [one, two] = [answer.value, value].map((text) => Number(text.replace(",", ".").replace("\u2212", "-")));
    return answer.own || Number.isNaN(one) ? null : Math.sign(one - two);
  }
  if (answer.own !== (kind === "own")) return null;
  const one = answer.value, two = value.trim();
  return one === two ? 0 : one < two ? -1 : 1;
}

const HOLDS = {
  "=": (all) => all.some((c) => c === 0),
  "!=": (all) => !all.some((c) => c === 0),
  ">": (all) => all.some((c) => c > 0),
  "<": (all) => all.some((c) => c !== null && c < 0),
  ">=": (all) => all.some((c) => c !== null && c >= 0),
  "<=": (all) => all.some((c) => c !== null && c <= 0),
};

function holds(form, [field, operator, value, kind]) {
  const given = answers(form, field);
  if (operator === "exists") return given.length > 0 === (value === "true");
  return HOLDS[operator](given.map((answer) => compared(answer, value, kind)));
}

/** Shows what is asked now. Each pass can free what waits for what it freed; a form waits for nothing in a circle. */
function show(form) {
  const conditional = [...form.querySelectorAll("[data-when]")];
  for (let pass = 0; pass <= conditional.length; pass += 1) {
    let changed = false;
    for (const el of conditional) {
      const { all, of } = JSON.parse(el.dataset.when);
      const shown = all ? of.every((one) => holds(form, one)) : of.some((one) => holds(form, one));
      if (el.hidden === shown) {
        el.hidden = !shown;
        changed = true;
      }
    }
    if (!changed) break;
  }
  for (const field of form.querySelectorAll("fieldset[data-field]")) {
    const clear = field.querySelector("[data-clear]");
    if (clear) clear.hidden = !field.querySelector("input:checked") && !field.querySelector("[name$='~own']")?.value;
  }
}

/** What a field holds, as it is sent: `{field, values, own}`. */
export function read(field) {
  const name = field.dataset.field;
  const given = [...field.querySelectorAll(`[name="${escaped(name)}"]`)];
  const values = given.filter((el) => !el.matches("[type=radio], [type=checkbox]") || el.checked).map((el) => el.value);
  const own = field.querySelector(`[name="${escaped(name)}~own"]`);
  return { field: name, values: values.filter((value) => value.trim() !== ""), own: own ? own.value : "" };
}

function changed(el) {
  el.dispatchEvent(new Event("input", { bubbles: true }));
  el.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Takes away what is answered in a place. */
function clear(place) {
  for (const field of place.matches("[data-field]") ? [place] : place.querySelectorAll("[data-field]")) {
    const before = JSON.stringify(read(field));
    for (const el of field.querySelectorAll("input:not([type=hidden]), textarea")) {
      if (el.matches("[type=radio], [type=checkbox]")) el.checked = false;
      else el.value = "";
    }
    const first = field.querySelector("input:not([type=hidden]), textarea");
    if (first && JSON.stringify(read(field)) !== before) changed(first);
  }
}

/** One choice, or own words: not both. */
function either(el) {
  const field = el.closest("fieldset[data-field]:not([data-several])");
  const own = field && field.querySelector("[name$='~own']");
  if (!own) return;
  if (el === own && own.value.trim() !== "") for (const radio of field.querySelectorAll("[type=radio]")) radio.checked = false;
  else if (el.matches("[type=radio]") && el.checked) own.value = "";
}

/** Puts values into a field, as the server has them. Says nothing of it to anybody, and takes no focus. */
export function write(field, values, own) {
  const name = field.dataset.field;
  const choices = [...field.querySelectorAll("[type=radio], [type=checkbox]")];
  if (choices.length > 0) {
    for (const el of choices) el.checked = values.includes(el.value);
    const beside = field.querySelector(`[name="${escaped(name)}~own"]`);
    if (beside) beside.value = own;
    return;
  }
  const lines = () => [...field.querySelectorAll(`[name="${escaped(name)}"]`)];
  while ("several" in field.dataset && lines().length < values.length) addValue(field, false);
  lines().forEach((el, at) => { if (el.value !== (values[at] || "")) el.value = values[at] || ""; });
}

function addValue(field, goes = true) {
  const all = field.querySelectorAll(".form-value");
  const last = all[all.length - 1];
  const next = last.cloneNode(true);
  const control = next.querySelector("input, textarea");
  control.id = control.id.replace(/\d+$/, String(all.length + 1));
  control.value = "";
  if (control.tagName === "TEXTAREA") control.textContent = "";
  control.setAttribute("aria-label", `${field.querySelector("label").textContent} ${all.length + 1}`);
  last.after(next);
  if (goes) control.focus();
}

/** The empty row that stands ready; another one takes its place, with a number that no row has had. */
function addRow(rows) {
  let spare = rows.querySelector(".form-row.spare");
  const last = spare || [...rows.querySelectorAll(".form-row")].pop();
  const number = Math.max(...[...rows.querySelectorAll(".form-row")].map((row) => Number(row.dataset.row))) + 1;
  const next = copy(last, number);
  if (!spare) {
    last.after(next);
    spare = next;
  } else if (number < 50) last.after(next);
  spare.classList.remove("spare");
  spare.hidden = false;
  const first = spare.querySelector("input:not([type=hidden]), textarea");
  if (first) first.focus();
}

/** A row without what is in it, under another number. */
function copy(row, number) {
  const next = row.cloneNode(true);
  const named = (text) => text.replace(/(:\d+)?(~own)?$/, `:${number}$2`);
  const marked = (text) => text.replace(/^f-\d+-/, `f-${number}-`);
  next.dataset.row = number;
  next.classList.add("spare");
  for (const el of next.querySelectorAll("*")) {
    if (el.name && el.name !== "field" && el.name !== "clear") el.name = named(el.name);
    if (el.name === "field" || el.name === "clear") el.value = named(el.value);
    for (const name of ["data-field", "data-item"]) if (el.hasAttribute(name)) el.setAttribute(name, named(el.getAttribute(name)));
    for (const name of ["id", "for", "aria-labelledby"]) if (el.hasAttribute(name)) el.setAttribute(name, marked(el.getAttribute(name)));
    if (el.hasAttribute("aria-describedby")) el.setAttribute("aria-describedby", el.getAttribute("aria-describedby").split(" ").map(marked).join(" "));
    if (el.dataset.when) {
      const when = JSON.parse(el.dataset.when);
      const mine = (field) => row.querySelector(`[data-field="${escaped(field)}"]`) !== null;
      when.of = when.of.map(([field, ...rest]) => [mine(field) ? named(field) : field, ...rest]);
      el.dataset.when = JSON.stringify(when);
    }
    if (el.matches("[type=radio], [type=checkbox]")) el.checked = false;
    else if (el.matches("input:not([type=hidden])")) el.value = "";
    if (el.tagName === "TEXTAREA") { el.value = ""; el.textContent = ""; }
    if (el.matches("[data-problem]")) { el.hidden = true; el.textContent = ""; }
  }
  const legend = next.querySelector("legend");
  legend.textContent = legend.textContent.replace(/\d+$/, String(row.parentNode.querySelectorAll(".form-row").length + 1));
  return next;
}

/** After the page has changed. */
export function settle() {
  for (const form of forms()) show(form);
}

export function start() {
  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, (event) => {
      const form = event.target.closest("[data-fields]");
      if (!form) return;
      if (kind === "input") either(event.target);
      show(form);
    });
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-fields] button");
    if (!button) return;
    if (button.matches("[data-clear]")) {
      event.preventDefault();
      const field = button.closest("[data-field]");
      clear(field);
      show(button.closest("[data-fields]"));
      field.querySelector("input:not([type=hidden])").focus();
    } else if (button.matches("[data-clear-row]")) {
      event.preventDefault();
      const row = button.closest(".form-row");
      const rows = row.parentNode;
      clear(row);
      row.hidden = true;
      (rows.parentNode.querySelector("[data-add-row]") || rows).focus();
    } else if (button.matches("[data-add-value]")) addValue(button.closest("[data-field]"));
    else if (button.matches("[data-add-row]")) addRow(button.closest("[data-fields]").querySelector(`[data-rows="${escaped(button.dataset.addRow)}"]`));
  });
  settle();
}
