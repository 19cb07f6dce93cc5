"""Reads claims from reports with Apache Spark, one answer a report.

    python3 Tests/Scale/spark.py COMMAND REPORTS.jsonl OUTPUT-FOLDER [--master local-cluster[2,1,1024]]

`RDD.pipe` hands each partition's lines to one `claimatlas claims - --by-report`, which answers line
by line; `checkCode=True` fails a partition whose command fails. A report that cannot be read is a
line with an error and status 65, which is let pass, so that one bad line does not stop an archive.
"""
import argparse
import shlex

from pyspark.sql import SparkSession


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("command")
    parser.add_argument("reports")
    parser.add_argument("output")
    parser.add_argument("--master", default="local-cluster[2,1,1024]")
    parser.add_argument("--partitions", type=int, default=8)
    options = parser.parse_args()
    session = (
        SparkSession.builder.master(options.master).appName("claims")
        .config("spark.ui.enabled", "false").getOrCreate())
    reports = session.sparkContext.textFile(options.reports, options.partitions)
    run = f"{shlex.quote(options.command)} claims - --by-report --jobs 1"
    # A shell lets status 65, "some lines held no report", pass; every other failure counts.
    claims = reports.pipe(f"/bin/sh -c {shlex.quote(run + '; s=$?; [ $s = 65 ] || exit $s')}",
                          checkCode=True)
    claims.saveAsTextFile(options.output)
    session.stop()


if __name__ == "__main__":
    main()
