using System.Reflection;

namespace AimlMusic.PowerShell;

/// <summary>Accepts only rows of a table, records of songs, and objects with a column whose name resembles that of a parameter. All other input binds as if this parameter did not exist.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NearColumnsAttribute : ArgumentTransformationAttribute
{
    /// <summary>The parameters that bind to columns, and their aliases.</summary>
    internal static IReadOnlyCollection<string> Parameters { get; } = [.. typeof(NewAimlMusicCommand).GetProperties().Where(IsColumn).SelectMany(Names)];

    /// <summary>The parameters that apply to a whole command.</summary>
    internal static IReadOnlyList<string> CommandParameters { get; } =
    [
        nameof(NewAimlMusicCommand.MaxSpend), nameof(NewAimlMusicCommand.Once), nameof(NewAimlMusicCommand.Wait), nameof(NewAimlMusicCommand.ThrottleLimit),
        nameof(NewAimlMusicCommand.TimeoutSec), nameof(NewAimlMusicCommand.PollIntervalSec), "WhatIf", "Confirm",
    ];

    /// <inheritdoc/>
    // A refusal is expensive: for each row, the binder would try all its ways, and throw in each. So every row of a table is accepted.
    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        Unwrap.Object(inputData) is PSCustomObject || SongRecord.Is(inputData) || NearColumns.Find(inputData, Parameters).Any() ? inputData! : throw NotBindable.Because("No column resembles a parameter.");

    private static bool IsColumn(PropertyInfo property) => property.GetCustomAttributes<ParameterAttribute>().Any(parameter => parameter.ValueFromPipelineByPropertyName);

    private static IEnumerable<string> Names(PropertyInfo property) =>
        (property.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? []).Prepend(property.Name);
}
