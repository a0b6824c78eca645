using System.Reflection;

namespace AimlMusic.PowerShell;

/// <summary>Accepts only records of songs, and rows with a column that would be ignored by mistake. All other input binds as if this parameter did not exist.</summary>
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
    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        SongRecord.Is(inputData) || NearColumns.Problems(inputData).Any() ? inputData! : throw NotBindable.Because("No column would be ignored by mistake.");

    private static bool IsColumn(PropertyInfo property) => property.GetCustomAttributes<ParameterAttribute>().Any(parameter => parameter.ValueFromPipelineByPropertyName);

    private static IEnumerable<string> Names(PropertyInfo property) =>
        (property.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? []).Prepend(property.Name);
}
