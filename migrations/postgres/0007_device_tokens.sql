-- What began since a copy of a device may be somebody else's.

ALTER TABLE known_device_tokens ADD COLUMN handed_out_at BIGINT;
