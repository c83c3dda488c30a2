package io.exeunt.reports.svg;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.math.BigDecimal;
import java.math.MathContext;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;

/**
 * Size and looks of a picture.
 *
 * @param factor 1 for 920 × 520
 */
record PictureStyle(int factor) {
    static final PictureStyle SMALL = new PictureStyle(1);
    static final PictureStyle LARGE = new PictureStyle(2);

    static final Color FRONT = new Color(0x0072B2);
    static final Color KNEE = new Color(0xD55E00);
    static final Color DOMINATED = new Color(0xC3CAD3);
    static final Color BASELINE = new Color(0x16202C);
    /** Pixels. */
    private static final int NARROW = 640;

    private static final Color SOFT = new Color(0x56616F);
    private static final Color GRID = new Color(0xE4E8ED);

    /** An empty chart with these axis titles; the legend stands outside, so it covers no point. */
    XYChart chart(String xTitle, String yTitle) {
        return chart(PictureRequest.Size.USUAL, xTitle, yTitle);
    }

    /** As {@link #chart(String, String)} of another size. */
    XYChart chart(PictureRequest.Size size, String xTitle, String yTitle) {
        XYChart chart = new XYChartBuilder()
                .width(size.width() * factor)
                .height(size.height() * factor)
                .xAxisTitle(xTitle)
                .yAxisTitle(yTitle)
                .build();
        XYStyler styler = chart.getStyler();
        styler.setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        styler.setMarkerSize(8 * factor);
        frame(styler);
        text(styler);
        legend(styler, size.width() < NARROW);
        return chart;
    }

    /** The horizontal axis on a logarithmic scale, labelled at 1, 2 and 5 of each decade. */
    static void logarithmicX(XYChart chart) {
        XYStyler styler = chart.getStyler();
        styler.setXAxisLogarithmic(true).setXAxisLogarithmicDecadeOnly(false);
        styler.setXAxisTickLabelsFormattingFunction(PictureStyle::oneTwoFive);
    }

    /** The vertical axis likewise. */
    static void logarithmicY(XYChart chart) {
        XYStyler styler = chart.getStyler();
        styler.setYAxisLogarithmic(true).setYAxisLogarithmicDecadeOnly(false);
        styler.setYAxisTickLabelsFormattingFunction(PictureStyle::oneTwoFive);
    }

    /** Both axes from low to high. */
    static void range(XYChart chart, double low, double high) {
        XYStyler styler = chart.getStyler();
        styler.setXAxisMin(low).setXAxisMax(high);
        styler.setYAxisMin(low).setYAxisMax(high);
    }

    private static String oneTwoFive(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(1)).stripTrailingZeros();
        int digit = rounded.unscaledValue().intValue();
        return digit == 1 || digit == 2 || digit == 5 ? rounded.toPlainString() : " ";
    }

    private void frame(XYStyler styler) {
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(GRID);
        styler.setPlotGridLinesStroke(new BasicStroke(factor));
        styler.setAxisTicksMarksVisible(false);
        styler.setAxisTicksLineVisible(false);
        styler.setPlotContentSize(0.94);
        styler.setPlotMargin(0);
        styler.setChartPadding(14 * factor);
        styler.setXAxisTickMarkSpacingHint(80 * factor);
        styler.setYAxisTickMarkSpacingHint(50 * factor);
    }

    private void text(XYStyler styler) {
        styler.setBaseFont(font(Font.PLAIN, 12));
        styler.setChartTitleFont(font(Font.BOLD, 15));
        styler.setChartTitleBoxVisible(false);
        styler.setChartTitlePadding(10 * factor);
        styler.setChartFontColor(BASELINE);
        styler.setAxisTitleFont(font(Font.PLAIN, 13));
        styler.setAxisTitlePadding(8 * factor);
        styler.setAxisTickLabelsFont(font(Font.PLAIN, 12));
        styler.setAxisTickLabelsColor(SOFT);
        styler.setAxisTickPadding(6 * factor);
        styler.setDecimalPattern("#,##0.##");
    }

    /** Beside the plot or, where that would take half of the width, below it. */
    private void legend(XYStyler styler, boolean below) {
        styler.setLegendPosition(below ? LegendPosition.OutsideS : LegendPosition.OutsideE);
        styler.setLegendLayout(LegendLayout.Vertical);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setLegendBackgroundColor(Color.WHITE);
        styler.setLegendFont(font(Font.PLAIN, 11));
        styler.setLegendPadding(8 * factor);
    }

    private Font font(int weight, int size) {
        return new Font(Font.SANS_SERIF, weight, size * factor);
    }
}
