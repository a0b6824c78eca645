namespace AimlMusic.PowerShell;

/// <summary>
/// Accepts text only. Otherwise PowerShell would convert any pipeline object to text: the lyrics of a FileInfo would be its path,
/// and the id of a song would be its string representation.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TextTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        Unwrap.Strings(inputData ?? "")
        ?? throw NotBindable.Because($"Text is expected, but the value has the type {Unwrap.Object(inputData)?.GetType().Name}.");
}
