// What a page has that the frames in it must not read.
document.cookie = "secret=the player's secret";
localStorage.setItem('secret', "the player's secret");
const secrets = new BroadcastChannel('secrets');
secrets.onmessage = () => secrets.postMessage("the player's secret");
