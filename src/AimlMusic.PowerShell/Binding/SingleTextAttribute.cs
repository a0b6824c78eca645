using System.Collections;

namespace AimlMusic.PowerShell;

/// <summary>
/// Rejects a list where a single text is expected. The binder itself would ignore such a property of a pipeline object,
/// and the song would be bought without it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SingleTextAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        Unwrap.Object(inputData) is IEnumerable and not string
            ? throw new ArgumentTransformationMetadataException("A single text is expected, but the value is a list.")
            : inputData;
}
