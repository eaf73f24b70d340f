// A Cutroom that is not open to everybody asks for its password first.

import { find } from "./elements.js";
import * as server from "./server.js";

export function logIn() {
  const section = find("login");
  const form = section.querySelector("form");
  section.hidden = false;
  document.body.classList.add("is-locked");
  form.password.focus();
  return new Promise((resolve) => {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const trouble = form.querySelector(".login-error");
      trouble.textContent = "";
      try {
        await server.login(form.password.value);
        section.hidden = true;
        document.body.classList.remove("is-locked");
        resolve();
      } catch (error) {
        trouble.textContent = error.message;
        form.password.select();
      }
    });
  });
}
