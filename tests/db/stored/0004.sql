BEGIN TRANSACTION;
CREATE TABLE actions (
	id CHAR(32) NOT NULL, 
	version INTEGER DEFAULT 1 NOT NULL, 
	number INTEGER NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	label TEXT DEFAULT '' NOT NULL, 
	owner TEXT DEFAULT '' NOT NULL, 
	at DATETIME NOT NULL, 
	reverses CHAR(32), 
	CONSTRAINT pk_actions PRIMARY KEY (id), 
	CONSTRAINT uq_actions_number UNIQUE (number), 
	CONSTRAINT fk_actions_reverses_actions FOREIGN KEY(reverses) REFERENCES actions (id)
);
INSERT INTO "actions" VALUES('c3fc0ae40b5f41e5b235d6cb7a686930',1,1,'do','ввод','Лукина А. П.','2031-04-01 09:00:02.000000',NULL);
INSERT INTO "actions" VALUES('da21d055fd4748c193d3faf38fc19c2e',1,2,'do','правка наименования мероприятия 1','Лукина А. П.','2031-04-01 09:00:04.000000',NULL);
INSERT INTO "actions" VALUES('bebc0455c1f94691a315b21a285fd101',1,3,'do','удаление мероприятия 2','Лукина А. П.','2031-04-01 09:00:06.000000',NULL);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0004');
CREATE TABLE changes (
	id CHAR(32) NOT NULL, 
	version INTEGER DEFAULT 1 NOT NULL, 
	action_id CHAR(32) NOT NULL, 
	position INTEGER NOT NULL, 
	entity_table VARCHAR(32) NOT NULL, 
	entity_id CHAR(32) NOT NULL, 
	entity_version INTEGER NOT NULL, 
	"before" JSON, 
	"after" JSON, 
	CONSTRAINT pk_changes PRIMARY KEY (id), 
	CONSTRAINT fk_changes_action_id_actions FOREIGN KEY(action_id) REFERENCES actions (id)
);
INSERT INTO "changes" VALUES('191d3a583050559592923ab66b3f6418',1,'c3fc0ae40b5f41e5b235d6cb7a686930',0,'reports','20602ba86b7d5beba7045c23c639a549',1,NULL,'{"kind": "municipal", "year": 2031, "quarter": 1, "author": "dorogobuzh", "edition": 1, "title": "Отчет о встречах в 2031 году", "closing": "Состоялась 1 встреча"}');
INSERT INTO "changes" VALUES('fb0f699d45da5173a4dbe349683a1499',1,'c3fc0ae40b5f41e5b235d6cb7a686930',1,'sections','8d3110ac23b95e12a9f87f6de56aae88',1,NULL,'{"report_id": "20602ba8-6b7d-5beb-a704-5c23c639a549", "position": 1024, "heading": "Раздел «1»", "entries": ["a", "b"]}');
INSERT INTO "changes" VALUES('e000968c36b25cae83e7b45cb276fc0e',1,'c3fc0ae40b5f41e5b235d6cb7a686930',2,'events','8293c7ebad5754b88608811754a92930',1,NULL,'{"report_id": "20602ba8-6b7d-5beb-a704-5c23c639a549", "section_id": "8d3110ac-23b9-5e12-a9f8-7f6de56aae88", "position": 1024, "title": "Ярмарка\nремесел № 1", "place": "г. Орша", "period": "3-5 мая", "content": "Обмен опытом", "participants": "12 человек", "text_hash": "abababababababababababababababababababababababababababababababab", "reader": 3, "period_origin": "hand", "spans": [{"first": "2031-05-03", "last": "2031-05-05", "precision": "day", "label": "Отборочный этап", "bracketed": false}, {"first": "2031-05-05", "last": "2031-05-05", "precision": "day", "label": "", "bracketed": true}, {"first": "2031-06-01", "last": "2031-07-31", "precision": "month", "label": "", "bracketed": false}], "binned_at": null}');
INSERT INTO "changes" VALUES('e2a8a00769a7590cb3baf7145a952e1c',1,'c3fc0ae40b5f41e5b235d6cb7a686930',3,'events','4bee093012865ba6b0b61a3e773ed6ab',1,NULL,'{"report_id": "20602ba8-6b7d-5beb-a704-5c23c639a549", "section_id": "8d3110ac-23b9-5e12-a9f8-7f6de56aae88", "position": 2048, "title": "Ярмарка\nремесел № 2", "place": "г. Орша", "period": "3-5 мая", "content": "Обмен опытом", "participants": "12 человек", "text_hash": "abababababababababababababababababababababababababababababababab", "reader": 3, "period_origin": "hand", "spans": [{"first": "2031-05-03", "last": "2031-05-05", "precision": "day", "label": "Отборочный этап", "bracketed": false}, {"first": "2031-05-05", "last": "2031-05-05", "precision": "day", "label": "", "bracketed": true}, {"first": "2031-06-01", "last": "2031-07-31", "precision": "month", "label": "", "bracketed": false}], "binned_at": null}');
INSERT INTO "changes" VALUES('bb38d6267fe757eeb2a4b0a391e15917',1,'da21d055fd4748c193d3faf38fc19c2e',0,'events','8293c7ebad5754b88608811754a92930',2,'{"title": "Ярмарка\nремесел № 1"}','{"title": "Ярмарка народных ремесел"}');
INSERT INTO "changes" VALUES('d5dcbb70ade75144bf45d56225b1e864',1,'bebc0455c1f94691a315b21a285fd101',0,'events','4bee093012865ba6b0b61a3e773ed6ab',2,'{"binned_at": null}','{"binned_at": "2031-04-01T09:00:05+00:00"}');
CREATE TABLE events (
	id CHAR(32) NOT NULL, 
	version INTEGER DEFAULT 1 NOT NULL, 
	report_id CHAR(32) NOT NULL, 
	section_id CHAR(32), 
	position INTEGER NOT NULL, 
	title TEXT DEFAULT '' NOT NULL, 
	place TEXT DEFAULT '' NOT NULL, 
	period TEXT DEFAULT '' NOT NULL, 
	content TEXT DEFAULT '' NOT NULL, 
	participants TEXT DEFAULT '' NOT NULL, 
	text_hash VARCHAR(64), 
	reader INTEGER, 
	period_origin VARCHAR(16), 
	binned_at DATETIME, headcount JSON, headcount_parts JSON, signed JSON, set_headcount JSON, set_signed JSON, remote BOOLEAN, foreign_party BOOLEAN, partners JSON, added_partners JSON, removed_partners JSON, sphere VARCHAR(64) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_events PRIMARY KEY (id), 
	CONSTRAINT fk_events_report_id_reports FOREIGN KEY(report_id) REFERENCES reports (id), 
	CONSTRAINT fk_events_section_id_sections FOREIGN KEY(section_id) REFERENCES sections (id)
);
INSERT INTO "events" VALUES('8293c7ebad5754b88608811754a92930',2,'20602ba86b7d5beba7045c23c639a549','8d3110ac23b95e12a9f87f6de56aae88',1024,'Ярмарка народных ремесел','г. Орша','3-5 мая','Обмен опытом','12 человек','abababababababababababababababababababababababababababababababab',3,'hand',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'');
INSERT INTO "events" VALUES('4bee093012865ba6b0b61a3e773ed6ab',2,'20602ba86b7d5beba7045c23c639a549','8d3110ac23b95e12a9f87f6de56aae88',2048,'Ярмарка
ремесел № 2','г. Орша','3-5 мая','Обмен опытом','12 человек','abababababababababababababababababababababababababababababababab',3,'hand','2031-04-01 09:00:05.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'');
CREATE TABLE office_parts (
	id CHAR(32) NOT NULL, 
	version INTEGER DEFAULT 1 NOT NULL, 
	name VARCHAR(64) NOT NULL, 
	"values" JSON NOT NULL, 
	CONSTRAINT pk_office_parts PRIMARY KEY (id), 
	CONSTRAINT uq_office_parts_name UNIQUE (name)
);
CREATE TABLE partners (
	id CHAR(32) NOT NULL, 
	version INTEGER DEFAULT 1 NOT NULL, 
	event_id CHAR(32) NOT NULL, 
	position INTEGER NOT NULL, 
	level VARCHAR(16) NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	entry_id VARCHAR(64) NOT NULL, 
	origin VARCHAR(16) NOT NULL, 
	CONSTRAINT pk_partners PRIMARY KEY (id), 
	CONSTRAINT fk_partners_event_id_events FOREIGN KEY(event_id) REFERENCES events (id) ON DELETE CASCADE
);
CREATE TABLE reports (
	id CHAR(32) NOT NULL, 
	version INTEGER DEFAULT 1 NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	year INTEGER NOT NULL, 
	quarter INTEGER NOT NULL, 
	author VARCHAR(64) NOT NULL, 
	edition INTEGER NOT NULL, 
	title TEXT DEFAULT '' NOT NULL, 
	closing TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_reports PRIMARY KEY (id), 
	CONSTRAINT uq_reports_year_quarter_kind_author_edition UNIQUE (year, quarter, kind, author, edition)
);
INSERT INTO "reports" VALUES('20602ba86b7d5beba7045c23c639a549',1,'municipal',2031,1,'dorogobuzh',1,'Отчет о встречах в 2031 году','Состоялась 1 встреча');
CREATE TABLE sections (
	id CHAR(32) NOT NULL, 
	version INTEGER DEFAULT 1 NOT NULL, 
	report_id CHAR(32) NOT NULL, 
	position INTEGER NOT NULL, 
	heading TEXT DEFAULT '' NOT NULL, 
	entries JSON NOT NULL, 
	CONSTRAINT pk_sections PRIMARY KEY (id), 
	CONSTRAINT fk_sections_report_id_reports FOREIGN KEY(report_id) REFERENCES reports (id)
);
INSERT INTO "sections" VALUES('8d3110ac23b95e12a9f87f6de56aae88',1,'20602ba86b7d5beba7045c23c639a549',1024,'Раздел «1»','["a", "b"]');
CREATE TABLE spans (
	id CHAR(32) NOT NULL, 
	version INTEGER DEFAULT 1 NOT NULL, 
	event_id CHAR(32) NOT NULL, 
	position INTEGER NOT NULL, 
	first DATE NOT NULL, 
	last DATE NOT NULL, 
	precision VARCHAR(16) NOT NULL, 
	label TEXT DEFAULT '' NOT NULL, 
	bracketed BOOLEAN NOT NULL, 
	CONSTRAINT pk_spans PRIMARY KEY (id), 
	CONSTRAINT fk_spans_event_id_events FOREIGN KEY(event_id) REFERENCES events (id) ON DELETE CASCADE
);
INSERT INTO "spans" VALUES('fe31c560438157079c646972f6889a7d',1,'8293c7ebad5754b88608811754a92930',0,'2031-05-03','2031-05-05','day','Отборочный этап',0);
INSERT INTO "spans" VALUES('6df4e65575c05946958c3d2eeb51a552',1,'8293c7ebad5754b88608811754a92930',1,'2031-05-05','2031-05-05','day','',1);
INSERT INTO "spans" VALUES('0f7f5f0278a9514fbda0a88f5dda98aa',1,'8293c7ebad5754b88608811754a92930',2,'2031-06-01','2031-07-31','month','',0);
INSERT INTO "spans" VALUES('9b6a5dc5b1395a52833e84caf12bbfe0',1,'4bee093012865ba6b0b61a3e773ed6ab',0,'2031-05-03','2031-05-05','day','Отборочный этап',0);
INSERT INTO "spans" VALUES('7cfae778ac43508db4e9521b454fc210',1,'4bee093012865ba6b0b61a3e773ed6ab',1,'2031-05-05','2031-05-05','day','',1);
INSERT INTO "spans" VALUES('5c215260132c52af8b4323eb883a928b',1,'4bee093012865ba6b0b61a3e773ed6ab',2,'2031-06-01','2031-07-31','month','',0);
CREATE TABLE user_entries (
	id CHAR(32) NOT NULL, 
	version INTEGER DEFAULT 1 NOT NULL, 
	dictionary VARCHAR(64) NOT NULL, 
	entry_id VARCHAR(64) NOT NULL, 
	"values" JSON NOT NULL, 
	valid_from DATE, 
	valid_to DATE, 
	CONSTRAINT pk_user_entries PRIMARY KEY (id)
);
INSERT INTO "user_entries" VALUES('0f5d9c3a7b1e4c06a1f2d3e4b5c6d7e8',1,'spheres','sport','{"short_name": "Спорт и туризм"}',NULL,'2031-12-31');
CREATE INDEX ix_sections_report_id ON sections (report_id);
CREATE INDEX ix_events_report_id_binned_at ON events (report_id, binned_at);
CREATE INDEX ix_events_section_id ON events (section_id);
CREATE INDEX ix_events_binned_at ON events (binned_at) WHERE binned_at IS NOT NULL;
CREATE INDEX ix_spans_event_id ON spans (event_id);
CREATE INDEX ix_user_entries_dictionary_entry_id ON user_entries (dictionary, entry_id);
CREATE INDEX ix_actions_reverses ON actions (reverses);
CREATE INDEX ix_changes_action_id ON changes (action_id);
CREATE INDEX ix_changes_entity_id ON changes (entity_id);
CREATE INDEX ix_partners_event_id ON partners (event_id);
CREATE INDEX ix_partners_level_entry_id_name ON partners (level, entry_id, name);
CREATE INDEX ix_events_reader ON events (reader);
CREATE INDEX ix_events_sphere ON events (sphere) WHERE sphere <> '';
COMMIT;
