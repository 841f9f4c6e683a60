CREATE TABLE alert (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    id INTEGER NOT NULL,
    case_id TEXT NOT NULL,
    rule TEXT NOT NULL,
    rung TEXT NOT NULL,
    since TEXT NOT NULL,
    due TEXT NOT NULL,
    run INTEGER NOT NULL,
    link BLOB NOT NULL,
    PRIMARY KEY (province, department, id),
    UNIQUE (case_id, rule, rung, province, department)
)
 STRICT;

CREATE TABLE audit_run (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    id INTEGER NOT NULL,
    as_of TEXT NOT NULL,
    previous TEXT,
    started_at TEXT NOT NULL,
    milliseconds INTEGER NOT NULL,
    cases INTEGER NOT NULL,
    errors INTEGER NOT NULL,
    counts TEXT NOT NULL,
    findings TEXT NOT NULL,
    last_fact INTEGER NOT NULL,
    rules TEXT NOT NULL,
    calendar TEXT NOT NULL,
    code TEXT NOT NULL,
    actor TEXT NOT NULL,
    link BLOB NOT NULL,
    PRIMARY KEY (province, department, id)
)
 STRICT;

CREATE TABLE course (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    id INTEGER NOT NULL,
    shape TEXT NOT NULL,
    state TEXT NOT NULL,
    closed_from TEXT NOT NULL,
    PRIMARY KEY (province, department, id),
    UNIQUE (shape, province, department)
)
 STRICT;

CREATE INDEX course_closed ON course (closed_from);

CREATE TABLE decision (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    id INTEGER NOT NULL,
    number TEXT NOT NULL,
    number_key TEXT NOT NULL,
    year INTEGER NOT NULL,
    signed_on TEXT,
    issuer TEXT,
    title TEXT,
    folded TEXT NOT NULL,
    PRIMARY KEY (province, department, id),
    UNIQUE (number_key, year, province, department)
)
 STRICT;

CREATE TABLE document (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    id INTEGER NOT NULL,
    number TEXT NOT NULL,
    number_key TEXT NOT NULL,
    year INTEGER NOT NULL,
    signed_on TEXT,
    title TEXT,
    PRIMARY KEY (province, department, id),
    UNIQUE (number_key, year, province, department)
)
 STRICT;

CREATE TABLE entry (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    id INTEGER NOT NULL,
    actor TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    command TEXT,
    file_name TEXT,
    file_hash TEXT,
    sheet TEXT,
    PRIMARY KEY (province, department, id)
)
 STRICT;

CREATE TABLE finding (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    case_id TEXT NOT NULL,
    "check" TEXT NOT NULL,
    rule TEXT NOT NULL,
    detail TEXT NOT NULL,
    since TEXT NOT NULL,
    due TEXT,
    first_run INTEGER NOT NULL,
    last_run INTEGER,
    resolved_run INTEGER,
    PRIMARY KEY (province, department, case_id, "check", rule, detail, since)
)
 STRICT;

CREATE INDEX finding_reported ON finding (first_run);

CREATE INDEX finding_standing ON finding (case_id) WHERE resolved_run IS NULL;

CREATE TABLE listing (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (province, department, fingerprint)
)
 STRICT;

CREATE TABLE pack (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    body TEXT NOT NULL,
    link BLOB NOT NULL,
    PRIMARY KEY (province, department, id),
    UNIQUE (kind, fingerprint, province, department)
)
 STRICT;

CREATE TABLE procedure (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    id INTEGER NOT NULL,
    code TEXT NOT NULL,
    code_key TEXT NOT NULL,
    name TEXT,
    field TEXT,
    folded TEXT NOT NULL,
    PRIMARY KEY (province, department, id),
    UNIQUE (code_key, province, department)
)
 STRICT;

CREATE TABLE projection (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    PRIMARY KEY (province, department)
)
 STRICT;

CREATE TABLE snapshot (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    id INTEGER NOT NULL,
    scope TEXT NOT NULL,
    scope_key TEXT NOT NULL,
    taken_on TEXT NOT NULL,
    codes INTEGER NOT NULL,
    fingerprint TEXT,
    withdraws INTEGER,
    actor TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    file_name TEXT,
    file_hash TEXT,
    sheet TEXT,
    link BLOB NOT NULL,
    PRIMARY KEY (province, department, id),
    CONSTRAINT withdrawal_has_no_list CHECK ((withdraws IS NULL) = (fingerprint IS NOT NULL))
)
 STRICT;

CREATE TABLE unit (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    province_name TEXT NOT NULL,
    department_name TEXT NOT NULL,
    PRIMARY KEY (province, department)
)
 STRICT;

CREATE TABLE unsettled (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    case_id TEXT NOT NULL,
    PRIMARY KEY (province, department, case_id)
)
 STRICT;

CREATE TABLE verdict_tally (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    day TEXT NOT NULL,
    verdict TEXT NOT NULL,
    began INTEGER NOT NULL,
    ended INTEGER NOT NULL,
    PRIMARY KEY (province, department, day, verdict)
)
 STRICT;

CREATE TABLE alert_step (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    id INTEGER NOT NULL,
    alert_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    closes INTEGER NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    recipient TEXT,
    way TEXT,
    message TEXT,
    since TEXT,
    due TEXT,
    reason TEXT,
    link BLOB NOT NULL,
    PRIMARY KEY (province, department, id),
    FOREIGN KEY(province, department, alert_id) REFERENCES alert (province, department, id)
)
 STRICT;

CREATE INDEX alert_step_alert ON alert_step (province, department, alert_id);

CREATE TABLE fact (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    happened_on TEXT NOT NULL,
    happened_at TEXT,
    decision_id INTEGER,
    procedure_id INTEGER,
    document_id INTEGER,
    decision TEXT,
    decision_date TEXT,
    procedure TEXT,
    document TEXT,
    document_date TEXT,
    issuer TEXT,
    title TEXT,
    field TEXT,
    change_kind TEXT,
    place TEXT,
    note TEXT,
    cause TEXT,
    cause_date TEXT,
    cause_id INTEGER,
    extent TEXT,
    successor TEXT,
    successor_id INTEGER,
    evidence TEXT,
    rule TEXT,
    until TEXT,
    since TEXT,
    corrects INTEGER,
    entry_province TEXT NOT NULL,
    entry_department TEXT NOT NULL,
    entry_id INTEGER NOT NULL,
    source_row INTEGER,
    content_key TEXT NOT NULL,
    generation INTEGER NOT NULL,
    link BLOB NOT NULL,
    PRIMARY KEY (province, department, id),
    UNIQUE (content_key, generation, province, department),
    FOREIGN KEY(entry_province, entry_department, entry_id) REFERENCES entry (province, department, id),
    FOREIGN KEY(province, department, decision_id) REFERENCES decision (province, department, id),
    FOREIGN KEY(province, department, procedure_id) REFERENCES procedure (province, department, id),
    FOREIGN KEY(province, department, document_id) REFERENCES document (province, department, id),
    FOREIGN KEY(province, department, cause_id) REFERENCES document (province, department, id),
    FOREIGN KEY(province, department, successor_id) REFERENCES procedure (province, department, id),
    CONSTRAINT void_names_its_fact CHECK ((corrects IS NOT NULL) = (kind = 'fact.voided'))
)
 STRICT;

CREATE INDEX fact_cause ON fact (cause_id) WHERE cause_id IS NOT NULL;

CREATE UNIQUE INDEX fact_corrects ON fact (corrects) WHERE corrects IS NOT NULL;

CREATE INDEX fact_decision ON fact (decision_id);

CREATE INDEX fact_document ON fact (document_id) WHERE document_id IS NOT NULL;

CREATE INDEX fact_procedure ON fact (procedure_id) WHERE procedure_id IS NOT NULL;

CREATE INDEX fact_successor ON fact (successor_id) WHERE successor_id IS NOT NULL;

CREATE TABLE finding_span (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    course_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    "check" TEXT NOT NULL,
    rule TEXT NOT NULL,
    due TEXT,
    detail TEXT NOT NULL,
    version TEXT NOT NULL,
    PRIMARY KEY (province, department, course_id, position),
    FOREIGN KEY(province, department, course_id) REFERENCES course (province, department, id) ON DELETE CASCADE
)
 STRICT;

CREATE TABLE obligation (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    course_id INTEGER NOT NULL,
    rule TEXT NOT NULL,
    version TEXT,
    start_kind TEXT,
    start_on TEXT,
    due TEXT,
    met_on TEXT,
    provisional INTEGER NOT NULL,
    counted INTEGER NOT NULL,
    PRIMARY KEY (province, department, course_id, rule),
    FOREIGN KEY(province, department, course_id) REFERENCES course (province, department, id) ON DELETE CASCADE
)
 STRICT;

CREATE TABLE tracked_case (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    id TEXT NOT NULL,
    workflow TEXT NOT NULL,
    decision_id INTEGER NOT NULL,
    procedure_id INTEGER NOT NULL,
    document_id INTEGER NOT NULL,
    change_kind TEXT,
    course_id INTEGER NOT NULL,
    PRIMARY KEY (province, department, id),
    FOREIGN KEY(province, department, course_id) REFERENCES course (province, department, id)
)
 STRICT;

CREATE INDEX tracked_case_course ON tracked_case (province, department, course_id);

CREATE INDEX tracked_case_decision ON tracked_case (decision_id);

CREATE INDEX tracked_case_procedure ON tracked_case (procedure_id);

CREATE TABLE verdict_span (
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    course_id INTEGER NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    verdict TEXT NOT NULL,
    rule TEXT NOT NULL,
    due TEXT,
    provisional INTEGER NOT NULL,
    version TEXT NOT NULL,
    PRIMARY KEY (province, department, course_id, first),
    FOREIGN KEY(province, department, course_id) REFERENCES course (province, department, id) ON DELETE CASCADE
)
 STRICT;

CREATE TRIGGER IF NOT EXISTS unit_refuses_update BEFORE UPDATE ON unit BEGIN SELECT RAISE(ABORT, 'unit only grows: record a correcting fact'); END;

CREATE TRIGGER IF NOT EXISTS unit_refuses_delete BEFORE DELETE ON unit BEGIN SELECT RAISE(ABORT, 'unit only grows: record a correcting fact'); END;

CREATE TRIGGER IF NOT EXISTS entry_refuses_update BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entry only grows: record a correcting fact'); END;

CREATE TRIGGER IF NOT EXISTS entry_refuses_delete BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entry only grows: record a correcting fact'); END;

CREATE TRIGGER IF NOT EXISTS fact_refuses_update BEFORE UPDATE ON fact BEGIN SELECT RAISE(ABORT, 'fact only grows: record a correcting fact'); END;

CREATE TRIGGER IF NOT EXISTS fact_refuses_delete BEFORE DELETE ON fact BEGIN SELECT RAISE(ABORT, 'fact only grows: record a correcting fact'); END;

CREATE TRIGGER IF NOT EXISTS pack_refuses_update BEFORE UPDATE ON pack BEGIN SELECT RAISE(ABORT, 'pack only grows: record a correcting fact'); END;

CREATE TRIGGER IF NOT EXISTS pack_refuses_delete BEFORE DELETE ON pack BEGIN SELECT RAISE(ABORT, 'pack only grows: record a correcting fact'); END;

CREATE TRIGGER IF NOT EXISTS listing_refuses_update BEFORE UPDATE ON listing BEGIN SELECT RAISE(ABORT, 'listing only grows: record a correcting fact'); END;

CREATE TRIGGER IF NOT EXISTS listing_refuses_delete BEFORE DELETE ON listing BEGIN SELECT RAISE(ABORT, 'listing only grows: record a correcting fact'); END;

CREATE TRIGGER IF NOT EXISTS snapshot_refuses_update BEFORE UPDATE ON snapshot BEGIN SELECT RAISE(ABORT, 'snapshot only grows: record a correcting fact'); END;

CREATE TRIGGER IF NOT EXISTS snapshot_refuses_delete BEFORE DELETE ON snapshot BEGIN SELECT RAISE(ABORT, 'snapshot only grows: record a correcting fact'); END;

CREATE TRIGGER IF NOT EXISTS audit_run_refuses_update BEFORE UPDATE ON audit_run BEGIN SELECT RAISE(ABORT, 'audit_run only grows: record a correcting fact'); END;

CREATE TRIGGER IF NOT EXISTS audit_run_refuses_delete BEFORE DELETE ON audit_run BEGIN SELECT RAISE(ABORT, 'audit_run only grows: record a correcting fact'); END;

CREATE TRIGGER IF NOT EXISTS alert_refuses_update BEFORE UPDATE ON alert BEGIN SELECT RAISE(ABORT, 'alert only grows: record a correcting fact'); END;

CREATE TRIGGER IF NOT EXISTS alert_refuses_delete BEFORE DELETE ON alert BEGIN SELECT RAISE(ABORT, 'alert only grows: record a correcting fact'); END;

CREATE TRIGGER IF NOT EXISTS alert_step_refuses_update BEFORE UPDATE ON alert_step BEGIN SELECT RAISE(ABORT, 'alert_step only grows: record a correcting fact'); END;

CREATE TRIGGER IF NOT EXISTS alert_step_refuses_delete BEFORE DELETE ON alert_step BEGIN SELECT RAISE(ABORT, 'alert_step only grows: record a correcting fact'); END;

CREATE TRIGGER IF NOT EXISTS unit_refuses_replace BEFORE INSERT ON unit WHEN EXISTS (SELECT 1 FROM unit WHERE province = NEW.province AND department = NEW.department) BEGIN SELECT RAISE(ABORT, 'unit only grows: record a correcting fact'); END;

CREATE TRIGGER IF NOT EXISTS entry_refuses_replace BEFORE INSERT ON entry WHEN EXISTS (SELECT 1 FROM entry WHERE province = NEW.province AND department = NEW.department AND id = NEW.id) BEGIN SELECT RAISE(ABORT, 'entry only grows: record a correcting fact'); END;

CREATE TRIGGER IF NOT EXISTS fact_refuses_replace BEFORE INSERT ON fact WHEN EXISTS (SELECT 1 FROM fact WHERE province = NEW.province AND department = NEW.department AND id = NEW.id) OR EXISTS (SELECT 1 FROM fact WHERE content_key = NEW.content_key AND generation = NEW.generation AND province = NEW.province AND department = NEW.department) OR EXISTS (SELECT 1 FROM fact WHERE corrects = NEW.corrects) BEGIN SELECT RAISE(ABORT, 'fact only grows: record a correcting fact'); END;

CREATE TRIGGER IF NOT EXISTS pack_refuses_replace BEFORE INSERT ON pack WHEN EXISTS (SELECT 1 FROM pack WHERE province = NEW.province AND department = NEW.department AND id = NEW.id) OR EXISTS (SELECT 1 FROM pack WHERE kind = NEW.kind AND fingerprint = NEW.fingerprint AND province = NEW.province AND department = NEW.department) BEGIN SELECT RAISE(ABORT, 'pack only grows: record a correcting fact'); END;

CREATE TRIGGER IF NOT EXISTS listing_refuses_replace BEFORE INSERT ON listing WHEN EXISTS (SELECT 1 FROM listing WHERE province = NEW.province AND department = NEW.department AND fingerprint = NEW.fingerprint) BEGIN SELECT RAISE(ABORT, 'listing only grows: record a correcting fact'); END;

CREATE TRIGGER IF NOT EXISTS snapshot_refuses_replace BEFORE INSERT ON snapshot WHEN EXISTS (SELECT 1 FROM snapshot WHERE province = NEW.province AND department = NEW.department AND id = NEW.id) BEGIN SELECT RAISE(ABORT, 'snapshot only grows: record a correcting fact'); END;

CREATE TRIGGER IF NOT EXISTS audit_run_refuses_replace BEFORE INSERT ON audit_run WHEN EXISTS (SELECT 1 FROM audit_run WHERE province = NEW.province AND department = NEW.department AND id = NEW.id) BEGIN SELECT RAISE(ABORT, 'audit_run only grows: record a correcting fact'); END;

CREATE TRIGGER IF NOT EXISTS alert_refuses_replace BEFORE INSERT ON alert WHEN EXISTS (SELECT 1 FROM alert WHERE province = NEW.province AND department = NEW.department AND id = NEW.id) OR EXISTS (SELECT 1 FROM alert WHERE case_id = NEW.case_id AND rule = NEW.rule AND rung = NEW.rung AND province = NEW.province AND department = NEW.department) BEGIN SELECT RAISE(ABORT, 'alert only grows: record a correcting fact'); END;

CREATE TRIGGER IF NOT EXISTS alert_step_refuses_replace BEFORE INSERT ON alert_step WHEN EXISTS (SELECT 1 FROM alert_step WHERE province = NEW.province AND department = NEW.department AND id = NEW.id) BEGIN SELECT RAISE(ABORT, 'alert_step only grows: record a correcting fact'); END;

PRAGMA application_id = 1953785955
