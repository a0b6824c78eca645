using System.Reflection;

namespace AimlMusic.PowerShell;

/// <summary>Takes a row that has a column whose name is almost a parameter's, and no other: all others bind as if the parameter were not there.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NearColumnsAttribute : ArgumentTransformationAttribute
{
    /// <summary>The parameters that a row can have, and their aliases.</summary>
    internal static IReadOnlyCollection<string> Parameters { get; } = [.. typeof(NewAimlMusicCommand).GetProperties().Where(IsColumn).SelectMany(Names)];

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        NearColumns.Find(inputData, Parameters).Any() ? inputData! : throw NotBindable.Because("No column is almost a parameter.");

    private static bool IsColumn(PropertyInfo property) => property.GetCustomAttributes<ParameterAttribute>().Any(parameter => parameter.ValueFromPipelineByPropertyName);

    private static IEnumerable<string> Names(PropertyInfo property) =>
        (property.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? []).Prepend(property.Name);
}
