// Loads each file it is given, has its server listen on a port of its own and prints the ports, one a line.
const http = require("http");
const { once } = require("events");

async function main() {
  for (const file of process.argv.slice(2)) {
    const { app, server } = require(file);
    const listening = (server ?? http.createServer(app)).listen(0, "127.0.0.1");
    await once(listening, "listening");
    console.log(listening.address().port);
  }
}

main();
