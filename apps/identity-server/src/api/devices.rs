//! Known devices.

use identity_core::device::{Device, ForgetOutcome};
use identity_core::kernel::DeviceId;
use poem::Request;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};

use super::caller::Caller;
use super::describe::{self, DeviceView};
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::request;

/// The calls.
pub struct DevicesApi;

/// A browser or client in which the account was signed in completely before.
#[derive(Object)]
struct KnownDevice {
    /// Its id.
    id: String,
    /// When it became known.
    created_at: String,
    /// When somebody last signed in on it.
    last_used_at: String,
    /// What it says of itself.
    device: DeviceView,
    /// The address of the last sign-in.
    ip: String,
}

/// The known devices, the last used first. There are never more than fit in one answer.
#[derive(Object)]
struct DeviceList {
    /// The devices.
    items: Vec<KnownDevice>,
    /// Always nothing.
    next_cursor: Option<String>,
}

#[derive(ApiResponse)]
enum Forgotten {
    /// It is known no longer.
    #[oai(status = 204)]
    Forgotten,
}

fn listed(device: &Device) -> KnownDevice {
    KnownDevice {
        id: device.id.to_string(),
        created_at: describe::time(device.created_at),
        last_used_at: describe::time(device.last_used_at),
        device: DeviceView::from(describe::device(device.origin.user_agent.as_ref())),
        ip: device.origin.address.to_string(),
    }
}

#[OpenApi]
impl DevicesApi {
    /// The known devices of the account.
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
        /// Its id.
        id: Path<String>,
    ) -> Result<Forgotten, Fail> {
        let id: DeviceId = id.0.parse().map_err(|_| Problem::NotFound)?;
        let (app, origin) = (request::app(request)?, request::origin(request));
        match app.identity.forget_device(&caller.full()?, id, &origin).await? {
            ForgetOutcome::Forgotten => Ok(Forgotten::Forgotten),
            ForgetOutcome::NoSuchDevice => Err(Problem::NotFound.into()),
            ForgetOutcome::CallerEnded => Err(Problem::NotSignedIn.into()),
        }
    }
}
