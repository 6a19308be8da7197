// Dark after 20:00 by the service's clock while somebody is on duty, unless she chose otherwise here.

import { clock, now } from "./timers.js";

const COOKIE = "theme";
let words = {};

function chosen() {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${COOKIE}=`));
  const value = found && found.split("=")[1];
  return value === "dark" || value === "light" ? value : null;
}

function byClock() {
  const hour = Number(clock(now()).slice(0, 2));
  const night = hour >= 20 || hour < 7;
  return night && document.body.dataset.duty !== undefined ? "dark" : null;
}

function isDark() {
  const set = document.documentElement.dataset.theme;
  return set ? set === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function apply() {
  const theme = chosen() || byClock();
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  const button = document.querySelector("[data-theme-choice]");
  if (button) button.textContent = isDark() ? words.light : words.dark;
}

/** Keeps the look right, and takes her choice. */
export function start(sentences) {
  words = sentences;
  const button = document.querySelector("[data-theme-choice]");
  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => {
      document.cookie = `${COOKIE}=${isDark() ? "light" : "dark"}; path=/; max-age=31536000; SameSite=Strict`;
      apply();
    });
  }
  apply();
  setInterval(apply, 30000);
}
