CREATE TABLE alert (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    id BIGINT NOT NULL,
    case_id TEXT NOT NULL,
    rule TEXT NOT NULL,
    rung TEXT NOT NULL,
    since DATE NOT NULL,
    due DATE NOT NULL,
    run BIGINT NOT NULL,
    link BYTEA NOT NULL,
    PRIMARY KEY (province, department, id),
    UNIQUE (case_id, rule, rung, province, department)
);

CREATE TABLE audit_run (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    id BIGINT NOT NULL,
    as_of DATE NOT NULL,
    previous DATE,
    started_at TIMESTAMP WITH TIME ZONE NOT NULL,
    milliseconds BIGINT NOT NULL,
    cases BIGINT NOT NULL,
    errors BIGINT NOT NULL,
    counts TEXT NOT NULL,
    findings TEXT NOT NULL,
    last_fact BIGINT NOT NULL,
    rules TEXT NOT NULL,
    calendar TEXT NOT NULL,
    code TEXT NOT NULL,
    actor TEXT NOT NULL,
    link BYTEA NOT NULL,
    PRIMARY KEY (province, department, id)
);

CREATE TABLE course (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    id BIGINT NOT NULL,
    shape TEXT NOT NULL,
    state TEXT NOT NULL,
    closed_from DATE NOT NULL,
    PRIMARY KEY (province, department, id),
    UNIQUE (shape, province, department)
);

CREATE INDEX course_closed ON course (closed_from);

CREATE TABLE decision (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    id BIGINT NOT NULL,
    number TEXT NOT NULL,
    number_key TEXT NOT NULL,
    year BIGINT NOT NULL,
    signed_on DATE,
    issuer TEXT,
    title TEXT,
    folded TEXT NOT NULL,
    PRIMARY KEY (province, department, id),
    UNIQUE (number_key, year, province, department)
);

CREATE TABLE document (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    id BIGINT NOT NULL,
    number TEXT NOT NULL,
    number_key TEXT NOT NULL,
    year BIGINT NOT NULL,
    signed_on DATE,
    title TEXT,
    PRIMARY KEY (province, department, id),
    UNIQUE (number_key, year, province, department)
);

CREATE TABLE entry (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    id BIGINT NOT NULL,
    actor TEXT NOT NULL,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    command TEXT,
    file_name TEXT,
    file_hash TEXT,
    sheet TEXT,
    PRIMARY KEY (province, department, id)
);

CREATE TABLE finding (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    case_id TEXT NOT NULL,
    "check" TEXT NOT NULL,
    rule TEXT NOT NULL,
    detail TEXT NOT NULL,
    since DATE NOT NULL,
    due DATE,
    first_run BIGINT NOT NULL,
    last_run BIGINT,
    resolved_run BIGINT,
    PRIMARY KEY (province, department, case_id, "check", rule, detail, since)
);

CREATE INDEX finding_reported ON finding (first_run);

CREATE INDEX finding_standing ON finding (case_id) WHERE resolved_run IS NULL;

CREATE TABLE listing (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (province, department, fingerprint)
);

CREATE TABLE pack (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    body TEXT NOT NULL,
    link BYTEA NOT NULL,
    PRIMARY KEY (province, department, id),
    UNIQUE (kind, fingerprint, province, department)
);

CREATE TABLE procedure (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    id BIGINT NOT NULL,
    code TEXT NOT NULL,
    code_key TEXT NOT NULL,
    name TEXT,
    field TEXT,
    folded TEXT NOT NULL,
    PRIMARY KEY (province, department, id),
    UNIQUE (code_key, province, department)
);

CREATE TABLE projection (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    PRIMARY KEY (province, department)
);

CREATE TABLE snapshot (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    id INTEGER NOT NULL,
    scope TEXT NOT NULL,
    scope_key TEXT NOT NULL,
    taken_on DATE NOT NULL,
    codes INTEGER NOT NULL,
    fingerprint TEXT,
    withdraws INTEGER,
    actor TEXT NOT NULL,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    file_name TEXT,
    file_hash TEXT,
    sheet TEXT,
    link BYTEA NOT NULL,
    PRIMARY KEY (province, department, id),
    CONSTRAINT withdrawal_has_no_list CHECK ((withdraws IS NULL) = (fingerprint IS NOT NULL))
);

CREATE TABLE unit (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    province_name TEXT NOT NULL,
    department_name TEXT NOT NULL,
    PRIMARY KEY (province, department)
);

CREATE TABLE unsettled (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    case_id TEXT NOT NULL,
    PRIMARY KEY (province, department, case_id)
);

CREATE TABLE verdict_tally (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    day DATE NOT NULL,
    verdict TEXT NOT NULL,
    began BIGINT NOT NULL,
    ended BIGINT NOT NULL,
    PRIMARY KEY (province, department, day, verdict)
);

CREATE TABLE alert_step (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    id BIGINT NOT NULL,
    alert_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    closes BIGINT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    actor TEXT NOT NULL,
    recipient TEXT,
    way TEXT,
    message TEXT,
    since DATE,
    due DATE,
    reason TEXT,
    link BYTEA NOT NULL,
    PRIMARY KEY (province, department, id),
    FOREIGN KEY(province, department, alert_id) REFERENCES alert (province, department, id)
);

CREATE INDEX alert_step_alert ON alert_step (province, department, alert_id);

CREATE TABLE fact (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    happened_on DATE NOT NULL,
    happened_at TEXT,
    decision_id BIGINT,
    procedure_id BIGINT,
    document_id BIGINT,
    decision TEXT,
    decision_date DATE,
    procedure TEXT,
    document TEXT,
    document_date DATE,
    issuer TEXT,
    title TEXT,
    field TEXT,
    change_kind TEXT,
    place TEXT,
    note TEXT,
    cause TEXT,
    cause_date DATE,
    cause_id BIGINT,
    extent TEXT,
    successor TEXT,
    successor_id BIGINT,
    evidence TEXT,
    rule TEXT,
    until DATE,
    since DATE,
    corrects BIGINT,
    entry_province TEXT NOT NULL,
    entry_department TEXT NOT NULL,
    entry_id BIGINT NOT NULL,
    source_row BIGINT,
    content_key TEXT NOT NULL,
    generation BIGINT NOT NULL,
    link BYTEA NOT NULL,
    PRIMARY KEY (province, department, id),
    UNIQUE (content_key, generation, province, department),
    FOREIGN KEY(entry_province, entry_department, entry_id) REFERENCES entry (province, department, id),
    FOREIGN KEY(province, department, decision_id) REFERENCES decision (province, department, id),
    FOREIGN KEY(province, department, procedure_id) REFERENCES procedure (province, department, id),
    FOREIGN KEY(province, department, document_id) REFERENCES document (province, department, id),
    FOREIGN KEY(province, department, cause_id) REFERENCES document (province, department, id),
    FOREIGN KEY(province, department, successor_id) REFERENCES procedure (province, department, id),
    CONSTRAINT void_names_its_fact CHECK ((corrects IS NOT NULL) = (kind = 'fact.voided'))
);

CREATE INDEX fact_cause ON fact (cause_id) WHERE cause_id IS NOT NULL;

CREATE UNIQUE INDEX fact_corrects ON fact (corrects) WHERE corrects IS NOT NULL;

CREATE INDEX fact_decision ON fact (decision_id);

CREATE INDEX fact_document ON fact (document_id) WHERE document_id IS NOT NULL;

CREATE INDEX fact_procedure ON fact (procedure_id) WHERE procedure_id IS NOT NULL;

CREATE INDEX fact_successor ON fact (successor_id) WHERE successor_id IS NOT NULL;

CREATE TABLE finding_span (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    course_id BIGINT NOT NULL,
    position BIGINT NOT NULL,
    first DATE NOT NULL,
    last DATE NOT NULL,
    "check" TEXT NOT NULL,
    rule TEXT NOT NULL,
    due DATE,
    detail TEXT NOT NULL,
    version TEXT NOT NULL,
    PRIMARY KEY (province, department, course_id, position),
    FOREIGN KEY(province, department, course_id) REFERENCES course (province, department, id) ON DELETE CASCADE
);

CREATE TABLE obligation (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    course_id BIGINT NOT NULL,
    rule TEXT NOT NULL,
    version TEXT,
    start_kind TEXT,
    start_on DATE,
    due DATE,
    met_on DATE,
    provisional BIGINT NOT NULL,
    counted BIGINT NOT NULL,
    PRIMARY KEY (province, department, course_id, rule),
    FOREIGN KEY(province, department, course_id) REFERENCES course (province, department, id) ON DELETE CASCADE
);

CREATE TABLE tracked_case (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    id TEXT NOT NULL,
    workflow TEXT NOT NULL,
    decision_id BIGINT NOT NULL,
    procedure_id BIGINT NOT NULL,
    document_id BIGINT NOT NULL,
    change_kind TEXT,
    course_id BIGINT NOT NULL,
    PRIMARY KEY (province, department, id),
    FOREIGN KEY(province, department, course_id) REFERENCES course (province, department, id)
);

CREATE INDEX tracked_case_course ON tracked_case (province, department, course_id);

CREATE INDEX tracked_case_decision ON tracked_case (decision_id);

CREATE INDEX tracked_case_procedure ON tracked_case (procedure_id);

CREATE TABLE verdict_span (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    course_id BIGINT NOT NULL,
    first DATE NOT NULL,
    last DATE NOT NULL,
    verdict TEXT NOT NULL,
    rule TEXT NOT NULL,
    due DATE,
    provisional BIGINT NOT NULL,
    version TEXT NOT NULL,
    PRIMARY KEY (province, department, course_id, first),
    FOREIGN KEY(province, department, course_id) REFERENCES course (province, department, id) ON DELETE CASCADE
);

CREATE OR REPLACE FUNCTION tthc_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% only grows: record a correcting fact', TG_TABLE_NAME; END $$;

CREATE TRIGGER unit_refuses_change BEFORE UPDATE OR DELETE ON unit FOR EACH ROW EXECUTE FUNCTION tthc_refuse();

CREATE TRIGGER unit_refuses_truncate BEFORE TRUNCATE ON unit FOR EACH STATEMENT EXECUTE FUNCTION tthc_refuse();

CREATE TRIGGER entry_refuses_change BEFORE UPDATE OR DELETE ON entry FOR EACH ROW EXECUTE FUNCTION tthc_refuse();

CREATE TRIGGER entry_refuses_truncate BEFORE TRUNCATE ON entry FOR EACH STATEMENT EXECUTE FUNCTION tthc_refuse();

CREATE TRIGGER fact_refuses_change BEFORE UPDATE OR DELETE ON fact FOR EACH ROW EXECUTE FUNCTION tthc_refuse();

CREATE TRIGGER fact_refuses_truncate BEFORE TRUNCATE ON fact FOR EACH STATEMENT EXECUTE FUNCTION tthc_refuse();

CREATE TRIGGER pack_refuses_change BEFORE UPDATE OR DELETE ON pack FOR EACH ROW EXECUTE FUNCTION tthc_refuse();

CREATE TRIGGER pack_refuses_truncate BEFORE TRUNCATE ON pack FOR EACH STATEMENT EXECUTE FUNCTION tthc_refuse();

CREATE TRIGGER listing_refuses_change BEFORE UPDATE OR DELETE ON listing FOR EACH ROW EXECUTE FUNCTION tthc_refuse();

CREATE TRIGGER listing_refuses_truncate BEFORE TRUNCATE ON listing FOR EACH STATEMENT EXECUTE FUNCTION tthc_refuse();

CREATE TRIGGER snapshot_refuses_change BEFORE UPDATE OR DELETE ON snapshot FOR EACH ROW EXECUTE FUNCTION tthc_refuse();

CREATE TRIGGER snapshot_refuses_truncate BEFORE TRUNCATE ON snapshot FOR EACH STATEMENT EXECUTE FUNCTION tthc_refuse();

CREATE TRIGGER audit_run_refuses_change BEFORE UPDATE OR DELETE ON audit_run FOR EACH ROW EXECUTE FUNCTION tthc_refuse();

CREATE TRIGGER audit_run_refuses_truncate BEFORE TRUNCATE ON audit_run FOR EACH STATEMENT EXECUTE FUNCTION tthc_refuse();

CREATE TRIGGER alert_refuses_change BEFORE UPDATE OR DELETE ON alert FOR EACH ROW EXECUTE FUNCTION tthc_refuse();

CREATE TRIGGER alert_refuses_truncate BEFORE TRUNCATE ON alert FOR EACH STATEMENT EXECUTE FUNCTION tthc_refuse();

CREATE TRIGGER alert_step_refuses_change BEFORE UPDATE OR DELETE ON alert_step FOR EACH ROW EXECUTE FUNCTION tthc_refuse();

CREATE TRIGGER alert_step_refuses_truncate BEFORE TRUNCATE ON alert_step FOR EACH STATEMENT EXECUTE FUNCTION tthc_refuse()
