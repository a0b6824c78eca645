using System.Globalization;

namespace AimlMusic.PowerShell;

/// <summary>
/// Converts a number, or the cell of a table. An empty cell means that no value is given, not zero. The binder itself would
/// ignore a cell that it cannot convert, and the song would be bought without it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NumberTransformationAttribute(Type type) : ArgumentTransformationAttribute
{
    /// <summary>The type of number.</summary>
    public Type Type { get; } = type;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = Unwrap.Object(inputData);
        if (value is null || (value is string cell && string.IsNullOrWhiteSpace(cell)))
        {
            return null;
        }

        return IsWellWritten(value) && LanguagePrimitives.TryConvertTo(value, Type, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ArgumentTransformationMetadataException($"'{value}' is not a valid {(Type == typeof(double) ? "number. A valid number is, for example, 12.5" : "whole number")}.");
    }

    // PowerShell converts "12,5" to 125, and "1.5" to the whole number 2.
    private bool IsWellWritten(object value) =>
        value is not string text
        || (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && (Type == typeof(double) || number % 1 == 0));
}
