//! Known devices.

use identity_core::device::{Device, ForgetOutcome};
use identity_core::kernel::DeviceId;
use poem::Request;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};

use super::answer::NoContent;
use super::caller::Caller;
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::request;
use crate::view::device::{self, DeviceView};
use crate::view::time::rfc3339;

pub struct DeviceApi;

/// A browser or client that has completed a sign-in to the account before.
#[derive(Object)]
struct KnownDevice {
    /// The id of the known device.
    id: String,
    /// The time of the first sign-in.
    created_at: String,
    /// The time of the last sign-in.
    last_used_at: String,
    /// The device, as its user agent describes it.
    device: DeviceView,
    /// The network address of the last sign-in.
    ip: String,
}

/// The known devices, most recently used first. The list is never split into pages.
#[derive(Object)]
struct DeviceList {
    /// The known devices.
    items: Vec<KnownDevice>,
    /// Always `null`.
    next_cursor: Option<String>,
}

fn listed(known: &Device) -> KnownDevice {
    KnownDevice {
        id: known.id.to_string(),
        created_at: rfc3339(known.created_at),
        last_used_at: rfc3339(known.last_used_at),
        device: DeviceView::from(device::device(known.origin.user_agent.as_ref())),
        ip: known.origin.address.to_string(),
    }
}

#[OpenApi]
impl DeviceApi {
    /// List the known devices of the account.
    #[oai(path = "/devices", method = "get", operation_id = "listDevices")]
    async fn list(&self, request: &Request, caller: Caller) -> Result<Json<DeviceList>, Fail> {
        let devices = request::app(request)?.identity.devices(&caller.full()?).await?;
        Ok(Json(DeviceList { items: devices.iter().map(listed).collect(), next_cursor: None }))
    }

    /// Forget a known device.
    #[oai(path = "/devices/:id", method = "delete", operation_id = "forgetDevice")]
    async fn forget(
        &self,
        request: &Request,
        caller: Caller,
        /// The id of the known device.
        id: Path<String>,
    ) -> Result<NoContent, Fail> {
        let id: DeviceId = id.0.parse().map_err(|_| Problem::NotFound)?;
        let (app, origin) = (request::app(request)?, request::origin(request));
        match app.identity.forget_device(&caller.full()?, id, &origin).await? {
            ForgetOutcome::Forgotten => Ok(NoContent::Done),
            ForgetOutcome::NoSuchDevice => Err(Problem::NotFound.into()),
            ForgetOutcome::CallerEnded => Err(Problem::NotSignedIn.into()),
        }
    }
}
