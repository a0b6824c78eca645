namespace AimlMusic.PowerShell;

/// <summary>An empty cell of a table means that nothing is given, not zero.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EmptyAsNullAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        Unwrap.Object(inputData) is string text && string.IsNullOrWhiteSpace(text) ? null : inputData;
}
