using System.Reflection;

namespace AimlMusic.PowerShell;

/// <summary>Accepts only records of songs, and rows with a column whose name resembles that of a parameter. All other input binds as if this parameter did not exist.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NearColumnsAttribute : ArgumentTransformationAttribute
{
    /// <summary>The parameters that bind to columns, and their aliases.</summary>
    internal static IReadOnlyCollection<string> Parameters { get; } = [.. typeof(NewAimlMusicCommand).GetProperties().Where(IsColumn).SelectMany(Names)];

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        SongRecord.Is(inputData) || NearColumns.Find(inputData, Parameters).Any() ? inputData! : throw NotBindable.Because("No column resembles a parameter.");

    private static bool IsColumn(PropertyInfo property) => property.GetCustomAttributes<ParameterAttribute>().Any(parameter => parameter.ValueFromPipelineByPropertyName);

    private static IEnumerable<string> Names(PropertyInfo property) =>
        (property.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? []).Prepend(property.Name);
}
