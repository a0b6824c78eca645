namespace System.Runtime.CompilerServices;

/// <summary>What <c>init</c> accessors are marked with.</summary>
internal static class IsExternalInit;
