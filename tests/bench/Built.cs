using System.Reflection;

namespace AimlMusic.Bench;

/// <summary>Where the build put what is measured.</summary>
internal static class Built
{
    public static string Path(string what) => typeof(Built).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == what).Value!;
}
