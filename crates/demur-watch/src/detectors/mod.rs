//! What can be wrong with the traffic of a site, one detector a file. Its page is the doc comment of the file.

mod address_block;
mod bad_client_deployment;
mod broken_front_end;
mod broken_referrer;
mod credential_outage;
mod dead_route;
mod missing_role;
mod missing_scope;
mod one_upstream;
mod rate_limit_storm;
mod redirect_chain;
mod routing_regression;
mod scanner_storm;
mod schema_change;
mod server_fault_as_4xx;
mod slow_drift;
mod some_devices_only;
mod spike;
mod systematic_pattern;
mod tenant_probing;
mod under_load;
mod vanished_traffic;
