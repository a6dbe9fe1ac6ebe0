// Notes what main shows after each change.
window.notes = [];
const main = document.getElementById('main');
new MutationObserver(() =>
  notes.push(
    main.children.length === 0
      ? 'nothing'
      : main.querySelector('.skeleton')
      ? 'skeleton'
      : main.querySelector('h1').textContent,
  )
).observe(main, { childList: true });
