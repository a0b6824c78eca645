using System.Globalization;

namespace AimlMusic.PowerShell;

/// <summary>
/// Takes a number, or a table's cell with one; an empty cell means that nothing is given, not zero. The binder itself would
/// pass over a cell that it cannot convert, and the song would be bought without it.
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
            : throw new ArgumentTransformationMetadataException($"'{value}' is no {(Type == typeof(double) ? "number such as 12.5" : "whole number")} that can be used.");
    }

    // To PowerShell "12,5" is 125, and "1.5" as a whole number is 2.
    private bool IsWellWritten(object value) =>
        value is not string text
        || (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && (Type == typeof(double) || number % 1 == 0));
}
