// Opens dialogs for browsers that do not know command and commandfor yet.
if (!("commandForElement" in HTMLButtonElement.prototype)) {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.('button[command="show-modal"][commandfor]');
    if (button) document.getElementById(button.getAttribute("commandfor"))?.showModal();
  });
}
