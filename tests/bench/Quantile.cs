namespace AimlMusic.Bench;

/// <summary>Quantiles of measured values.</summary>
internal static class Quantile
{
    public static double Median(this IReadOnlyCollection<double> values) => values.At(0.5);

    /// <param name="values">The values.</param>
    /// <param name="part">The part of them that is smaller: 0 to 1.</param>
    public static double At(this IReadOnlyCollection<double> values, double part) => values.Order().ElementAt((int)(part * (values.Count - 1)));
}
