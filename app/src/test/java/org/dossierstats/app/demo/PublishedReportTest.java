package org.dossierstats.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PublishedReportTest {
    @Test
    void it_accounts_for_three_dossiers_more_than_it_received() {
        PublishedReport report = PublishedReport.LABOUR_DEPARTMENT_2021;

        assertThat(report.accountedFor()).isEqualTo(3903);
        assertThat(report.difference()).isEqualTo(3);
    }

    @Test
    void it_implies_the_figures_of_the_year_before() {
        PublishedReport report = PublishedReport.LABOUR_DEPARTMENT_2021;

        assertThat(report.receivedYearBefore()).isEqualTo(2398);
        assertThat(report.onlineYearBefore()).isEqualTo(78);
    }
}
