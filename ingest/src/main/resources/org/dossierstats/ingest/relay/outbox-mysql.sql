CREATE TABLE {table} (
    seq            BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    id             VARCHAR(250)  NOT NULL DEFAULT (uuid()),
    source         VARCHAR(250)  NOT NULL,
    type           VARCHAR(250)  NOT NULL,
    subject        VARCHAR(250)  NOT NULL,
    time           TIMESTAMP(6)  NULL CHECK (time IS NOT NULL),
    data           JSON          NOT NULL DEFAULT ('{}'),
    created_at     TIMESTAMP(6)  NULL DEFAULT CURRENT_TIMESTAMP(6),
    published_at   TIMESTAMP(6)  NULL,
    refused_at     TIMESTAMP(6)  NULL,
    refused_reason VARCHAR(500),
    KEY {name}_waiting (published_at, refused_at, seq)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
