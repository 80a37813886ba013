//! nginx with `proxy_cache`.

use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;

/// Its key is its own, which leaves the host out. `proxy_cache_valid any` is for
/// answers without `Cache-Control`; where there is one, that counts. Heads may be
/// larger than demur takes them, and odd field names are passed on.
pub(super) fn command(
    folder: &Path,
    address: SocketAddr,
    backend: SocketAddr,
) -> Result<Command, String> {
    let place = folder.display();
    let text = format!(
        "daemon off;
# One process, so that ending it ends all of it.
master_process off;
pid {place}/nginx.pid;
error_log {place}/nginx.err;
events {{ worker_connections 512; }}
http {{
  access_log off;
  client_body_temp_path {place}/body;
  proxy_temp_path {place}/proxy;
  fastcgi_temp_path {place}/fastcgi;
  uwsgi_temp_path {place}/uwsgi;
  scgi_temp_path {place}/scgi;
  large_client_header_buffers 16 64k;
  client_max_body_size 0;
  underscores_in_headers on;
  ignore_invalid_headers off;
  proxy_cache_path {place}/pages keys_zone=pages:10m;
  server {{
    listen {address};
    merge_slashes off;
    location / {{
      proxy_pass http://{backend};
      proxy_http_version 1.1;
      proxy_set_header Connection \"\";
      proxy_set_header Host $http_host;
      proxy_cache pages;
      proxy_cache_valid any 10m;
      add_header X-Cache-Status $upstream_cache_status always;
    }}
  }}
}}
"
    );
    let file = folder.join("nginx.conf");
    std::fs::write(&file, text).map_err(|error| error.to_string())?;
    let mut command = Command::new("nginx");
    command.arg("-e").arg(folder.join("nginx.err"));
    command.arg("-p").arg(folder).arg("-c").arg(file);
    Ok(command)
}
