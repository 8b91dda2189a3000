CREATE TABLE {table} (
    seq            bigint        GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id             varchar(250)  NOT NULL DEFAULT gen_random_uuid(),
    source         varchar(250)  NOT NULL,
    type           varchar(250)  NOT NULL,
    subject        varchar(250)  NOT NULL,
    time           timestamptz   NOT NULL,
    data           jsonb         NOT NULL DEFAULT '{}',
    created_at     timestamptz   NOT NULL DEFAULT now(),
    published_at   timestamptz,
    refused_at     timestamptz,
    refused_reason varchar(500)
);
CREATE INDEX {name}_waiting ON {table} (seq) WHERE published_at IS NULL AND refused_at IS NULL;
CREATE INDEX {name}_refused ON {table} (seq) WHERE refused_at IS NOT NULL;
