/// The tables that make a database a GeoPackage, as the standard's annex C has them.
enum GeoPackageSchema {
  /// The name of the column that holds geometries.
  static let geometry = "geom"

  /// The registers; to be filled by what follows.
  static let tables = """
    CREATE TABLE gpkg_spatial_ref_sys (
      srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
      organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
    CREATE TABLE gpkg_contents (
      table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
      description TEXT DEFAULT '',
      last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
      min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
      CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
    CREATE TABLE gpkg_geometry_columns (
      table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
      srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
      CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
      CONSTRAINT uk_gc_table_name UNIQUE (table_name),
      CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
      CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
    CREATE TABLE gpkg_extensions (
      table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
      scope TEXT NOT NULL,
      CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
    CREATE TABLE gpkg_metadata (
      id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL,
      md_scope TEXT NOT NULL DEFAULT 'dataset', md_standard_uri TEXT NOT NULL,
      mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL DEFAULT '');
    CREATE TABLE gpkg_metadata_reference (
      reference_scope TEXT NOT NULL, table_name TEXT, column_name TEXT, row_id_value INTEGER,
      timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
      md_file_id INTEGER NOT NULL, md_parent_id INTEGER,
      CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
      CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id));
    INSERT INTO gpkg_extensions VALUES
      ('gpkg_metadata', NULL, 'gpkg_metadata',
       'http://www.geopackage.org/spec120/#extension_metadata', 'read-write'),
      ('gpkg_metadata_reference', NULL, 'gpkg_metadata',
       'http://www.geopackage.org/spec120/#extension_metadata', 'read-write');
    """

  /// The three reference systems that every GeoPackage has (requirement 11).
  static let referenceSystem = """
    INSERT INTO gpkg_spatial_ref_sys VALUES
      ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined',
       'undefined Cartesian coordinate reference system'),
      ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined',
       'undefined geographic coordinate reference system'),
      ('WGS 84 geodetic', 4326, 'EPSG', 4326, ?,
       'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid')
    """

  /// WGS 84 as well-known text (OGC 01-009).
  static let geodeticText = """
    GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,\
    AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,\
    AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],\
    AUTHORITY["EPSG","4326"]]
    """

  /// The table in which QGIS keeps styles.
  static let layerStyles = """
    CREATE TABLE layer_styles (
      id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256),
      f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256),
      styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT,
      owner TEXT(30), ui TEXT(30), update_time DATETIME)
    """
  static let layerStylesContents = """
    INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change)
      VALUES ('layer_styles', 'attributes', 'layer_styles', 'How the layers are drawn', ?)
    """
  static let layerStyle = """
    INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column,
      styleName, styleQML, styleSLD, useAsDefault, description, owner, ui, update_time)
      VALUES ('', '', ?1, 'geom', ?1, ?3, ?4, 1, ?2, '', NULL, ?5)
    """

  /// The triggers that keep the R-tree of `table` in step (requirement 77), for later editors.
  static func triggers(_ table: String) -> String {
    let tree = "\"rtree_\(table)_geom\""
    let isFull = "(NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))"
    let isEmpty = "(NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))"
    let insert = """
      INSERT OR REPLACE INTO \(tree) VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), \
      ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
      """
    let delete = "DELETE FROM \(tree) WHERE id = OLD.fid;"
    func trigger(_ name: String, _ event: String, _ condition: String, _ action: String) -> String {
      """
      CREATE TRIGGER "rtree_\(table)_geom_\(name)" AFTER \(event) ON "\(table)" \
      WHEN \(condition) BEGIN \(action) END;

      """
    }
    return trigger("insert", "INSERT", isFull, insert)
      + trigger("update1", "UPDATE OF geom", "OLD.fid = NEW.fid AND \(isFull)", insert)
      + trigger("update2", "UPDATE OF geom", "OLD.fid = NEW.fid AND \(isEmpty)", delete)
      + trigger("update3", "UPDATE", "OLD.fid != NEW.fid AND \(isFull)", "\(delete) \(insert)")
      + trigger(
        "update4", "UPDATE", "OLD.fid != NEW.fid AND \(isEmpty)",
        "DELETE FROM \(tree) WHERE id IN (OLD.fid, NEW.fid);")
      + trigger("delete", "DELETE", "OLD.geom NOT NULL", delete)
  }
}
