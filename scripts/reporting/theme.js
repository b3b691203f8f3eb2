"use strict";
// Light or dark: as the system says until the button is pressed; always light on paper.

document.getElementById("theme").addEventListener("click", () => {
  const root = document.documentElement;
  const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = isDark ? "light" : "dark";
  document.dispatchEvent(new Event("themechange"));
});

// What is folded in on the screen is told on paper.
let foldedBeforePrint = [];
window.addEventListener("beforeprint", () => {
  foldedBeforePrint = [...document.querySelectorAll("details:not([open]):not(.long)")];
  for (const part of foldedBeforePrint) part.open = true;
});
window.addEventListener("afterprint", () => {
  for (const part of foldedBeforePrint) part.open = false;
});
