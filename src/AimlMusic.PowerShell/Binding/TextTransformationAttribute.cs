namespace AimlMusic.PowerShell;

/// <summary>
/// Takes text and nothing but text. Without it PowerShell would make text of any object in the pipeline: the lyrics of a
/// FileInfo would be its path, the id of a song's object whatever it is printed as.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TextTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        Unwrap.Strings(inputData ?? "")
        ?? throw NotBindable.Because($"Text is expected, and {Unwrap.Object(inputData)?.GetType().Name} is none.");
}
