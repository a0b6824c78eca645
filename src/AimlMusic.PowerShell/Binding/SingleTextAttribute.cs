using System.Collections;

namespace AimlMusic.PowerShell;

/// <summary>
/// Refuses a list where one text is meant. The binder itself would pass over such a property of an object in the pipeline,
/// and the song would be bought without it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SingleTextAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        Unwrap.Object(inputData) is IEnumerable and not string
            ? throw new ArgumentTransformationMetadataException("One text is expected, and this is a list.")
            : inputData;
}
