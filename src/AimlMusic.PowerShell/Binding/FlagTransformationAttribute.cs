namespace AimlMusic.PowerShell;

/// <summary>
/// Converts the cell of a table to a switch: true, yes, x, 1, false, no, 0 or empty. The binder itself would ignore a cell that it cannot
/// convert, and the song would be bought without it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FlagTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Unwrap.Object(inputData) switch
    {
        null => new SwitchParameter(false),
        SwitchParameter flag => flag,
        bool flag => new SwitchParameter(flag),
        string text => new SwitchParameter(Read(text)),
        0 or 0L => new SwitchParameter(false),
        1 or 1L => new SwitchParameter(true),
        var other => throw Odd(other),
    };

    private static bool Read(string text) => text.Trim().ToUpperInvariant() switch
    {
        "" or "FALSE" or "0" or "NO" or "N" or "OFF" => false,
        "TRUE" or "1" or "YES" or "Y" or "X" or "ON" => true,
        _ => throw Odd(text),
    };

    private static ArgumentTransformationMetadataException Odd(object value) => new($"'{value}' is neither true nor false. Use true, yes, x or 1; or false, no, 0 or an empty cell.");
}
