// Copies a text that stands in a field. Without this the field can be marked and copied by hand.

/** A button with `data-copy` copies the field of that id, and says so in the place beside it. */
export function start() {
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    const field = button && document.getElementById(button.dataset.copy);
    if (!field) return;
    field.focus({ preventScroll: true });
    field.select();
    const said = document.querySelector("[data-copy-said]");
    if (said) said.textContent = (await copied(field)) ? button.dataset.copied : "";
  });
}

/** Where the page is not secure there is no clipboard to write to; what is selected can be copied all the same. */
async function copied(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}
