-- What networks have spent of their allowances.

CREATE TABLE source_tallies (
    network UUID NOT NULL, -- a pseudonym
    charge TEXT NOT NULL CHECK (charge IN ('failure', 'account', 'registration', 'mail')),
    flowed_back_at BIGINT NOT NULL, -- when all of it has flowed back
    PRIMARY KEY (network, charge)
);
CREATE INDEX source_tallies_flowed_back_at ON source_tallies (flowed_back_at);
