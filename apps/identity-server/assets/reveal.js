// A button beside a password field shows and hides what was typed. Without script there is none.
for (const button of document.querySelectorAll("[data-reveal]")) {
  const field = document.getElementById(button.dataset.reveal);
  const label = () => {
    button.textContent = field.type === "password" ? button.dataset.show : button.dataset.hide;
  };
  button.addEventListener("click", () => {
    field.type = field.type === "password" ? "text" : "password";
    label();
    field.focus();
  });
  field.form.addEventListener("submit", () => {
    field.type = "password";
  });
  label();
  button.hidden = false;
}

// A button that prints. Without script there is none.
for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => window.print());
  button.hidden = false;
}
